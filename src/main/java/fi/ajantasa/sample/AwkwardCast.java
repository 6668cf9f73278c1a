package fi.ajantasa.sample;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The people of one awkward case, numbered from 1, and what {@code $1} or {@code $D+1} means in its cells. */
record AwkwardCast(int first, List<Person> people, LocalDate today) {
    private static final Set<String> INSTRUCTIONS = Set.of("of", "fill");
    private static final Pattern PERSON = Pattern.compile("\\$(\\d)");
    private static final Pattern DAY = Pattern.compile("\\$D([+-]\\d+)?");

    int size() {
        return people.size();
    }

    Person person(Map<String, String> cells) {
        return people.get(of(cells));
    }

    int index(Map<String, String> cells) {
        return first + of(cells) * Households.BLOCK;
    }

    /** The cells of a row with people's codes and days put in. */
    Map<String, String> values(Map<String, String> cells) {
        Map<String, String> values = new LinkedHashMap<>();
        cells.forEach((column, text) -> {
            if (!INSTRUCTIONS.contains(column)) {
                values.put(column, value(text));
            }
        });
        return values;
    }

    private String value(String text) {
        String dated = DAY.matcher(text).replaceAll(found -> day(found.group(1)));
        return PERSON.matcher(dated).replaceAll(found -> people.get(Integer.parseInt(found.group(1)) - 1)
                .hetu());
    }

    private String day(@Nullable String days) {
        return today.plusDays(days == null ? 0 : Integer.parseInt(days)).toString();
    }

    private static int of(Map<String, String> cells) {
        return Integer.parseInt(cells.getOrDefault("of", "1")) - 1;
    }
}
