package fi.ajantasa.writeback;

import fi.ajantasa.decide.ItemLists;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the customer system is told of one customer by one part of a run: names and flags, never a value. Values are read
 * when the file is made.
 */
record Items(List<String> attributes, List<Flag> flags) {
    Items {
        attributes = List.copyOf(attributes);
        flags = List.copyOf(flags);
    }

    static String item(Flag flag) {
        return ItemLists.FLAG + flag.reason();
    }

    /** Every item, as lists of runs name it. */
    List<String> names() {
        return Stream.concat(attributes.stream(), flags.stream().map(Items::item))
                .toList();
    }

    boolean isEmpty() {
        return attributes.isEmpty() && flags.isEmpty();
    }

    /** The same, of these items only. */
    Items of(Set<String> items) {
        return new Items(
                attributes.stream().filter(items::contains).toList(),
                flags.stream().filter(it -> items.contains(item(it))).toList());
    }

    /** As it is stored: attributes in the first line, a flag in each further one. */
    String text() {
        StringBuilder text = new StringBuilder(String.join(" ", attributes));
        flags.forEach(it -> text.append('\n').append(it.text()));
        return text.toString();
    }

    static Items from(String text) {
        String[] lines = text.split("\n", -1);
        return new Items(
                lines[0].isEmpty() ? List.of() : List.of(lines[0].split(" ")),
                List.of(lines).subList(1, lines.length).stream().map(Flag::from).toList());
    }
}
