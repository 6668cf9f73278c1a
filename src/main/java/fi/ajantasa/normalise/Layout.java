package fi.ajantasa.normalise;

import fi.ajantasa.job.Column;
import fi.ajantasa.job.Contract;
import fi.ajantasa.job.Entry;
import fi.ajantasa.job.FileShape;
import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.AttributeCatalogue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the columns of one file stand, looked up by what they are; made once per file. */
final class Layout {

    private final Map<String, Column> byMeaning = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final FileShape shape;
    private final Contract contract;
    private final AttributeCatalogue catalogue;

    Layout(FileShape shape, List<String> header, Contract contract, AttributeCatalogue catalogue) {
        this.shape = shape;
        this.contract = contract;
        this.catalogue = catalogue;
        for (Column column : shape.columns().values()) {
            int place = header.indexOf(column.name());
            if (place >= 0) {
                byMeaning.put(column.is(), column);
                places.put(column.name(), place);
            }
        }
    }

    /** The columns of the file in the order of the job file; those that this delivery lacks left out. */
    List<Column> columns() {
        return shape.columns().values().stream()
                .filter(column -> places.containsKey(column.name()))
                .toList();
    }

    /** What every row of the file says by being there; a detail file's rows only add to others. */
    Entry entry() {
        return contract.entry();
    }

    boolean keyedByPhone() {
        return contract.isKeyedByPhone();
    }

    /** Whether the attribute is there to find the customer by, and tells nothing else. */
    boolean isOnlyKey(Attribute attribute) {
        return attribute.kind().collects()
                && contract.findIdentifier()
                        .filter(it -> it.attribute().equals(attribute.name()))
                        .isPresent();
    }

    boolean has(String meaning) {
        return byMeaning.containsKey(meaning);
    }

    Optional<Attribute> findAttribute(String name) {
        return catalogue.find(name);
    }

    /** The place of the column that is this, or -1. */
    int place(String meaning) {
        return place(byMeaning.get(meaning));
    }

    int place(@Nullable Column column) {
        return column == null ? -1 : places.getOrDefault(column.name(), -1);
    }

    /** The code table of the column that is this; empty when there is no such column. */
    Map<String, String> codes(String meaning) {
        Column column = byMeaning.get(meaning);
        return column == null ? Map.of() : column.codes();
    }

    /** What separates several values in one cell of the column that is this, or null. */
    @Nullable
    String split(String meaning) {
        Column column = byMeaning.get(meaning);
        return column == null ? null : column.split();
    }

    /** What separates the values of a list in the column that is this. */
    String separator(String meaning) {
        Column column = byMeaning.get(meaning);
        return column == null || column.split() == null ? "|" : column.split();
    }

    /** Where the validity of an attribute stands: its own columns, else those of the whole record. */
    Validity validity(String attribute) {
        return new Validity(
                own(attribute + ".from", "valid-from"), own(attribute + ".until", "valid-until"), saidOn(attribute));
    }

    private int own(String meaning, String ofRecord) {
        return has(meaning) ? place(meaning) : place(ofRecord);
    }

    private int saidOn(String attribute) {
        int own = place(attribute + ".said-on");
        if (own >= 0) {
            return own;
        }
        return shape.columns().values().stream()
                .filter(column -> column.is().equals("said-on") && column.of().contains(attribute))
                .mapToInt(this::place)
                .findFirst()
                .orElse(-1);
    }
}
