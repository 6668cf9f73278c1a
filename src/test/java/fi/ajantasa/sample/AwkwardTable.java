package fi.ajantasa.sample;

import java.util.ArrayList;
import java.util.List;

/** The lines of the table in {@code sample-data/README.md}. */
final class AwkwardTable {
    private AwkwardTable() {}

    static List<String> of(List<AwkwardPeople.Shown> shown) {
        return shown.stream()
                .map(each -> "| " + each.told().fault() + " | " + customers(each.customers()) + " | "
                        + each.told().what() + " | " + files(each.told()) + " |")
                .toList();
    }

    private static String customers(List<String> numbers) {
        if (numbers.isEmpty()) {
            return "nobody's";
        }
        return numbers.size() > 3
                ? numbers.get(0) + " to " + numbers.get(numbers.size() - 1)
                : String.join(", ", numbers);
    }

    private static String files(AwkwardCase told) {
        List<String> files = new ArrayList<>();
        if (told.customers() != null
                && told.customers().stream().anyMatch(row -> row.size() > 1 || !row.containsKey("of"))) {
            files.add("customers");
        }
        if (told.base() == null || !told.base().isEmpty()) {
            files.add(told.baseDetails().isEmpty() ? "base" : "base, base detail");
        }
        if (!told.changes().isEmpty()) {
            files.add(told.changeDetails().isEmpty() ? "changes" : "changes, changes detail");
        }
        return files.isEmpty() ? "customers" : String.join(", ", files);
    }
}
