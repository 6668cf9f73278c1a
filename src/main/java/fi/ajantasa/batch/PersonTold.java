package fi.ajantasa.batch;

import fi.ajantasa.job.CsvFormat;
import fi.ajantasa.linkage.Kind;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What one row after the other tells of its person, by kind; for one thread. */
final class PersonTold {
    private final PersonColumns columns;
    private final RowTexts texts;
    private final UnaryOperator<String> towns;

    PersonTold(PersonColumns columns, CsvFormat format) {
        this(columns, format, UnaryOperator.identity());
    }

    /** @param towns gives towns of two names one of them */
    PersonTold(PersonColumns columns, CsvFormat format, UnaryOperator<String> towns) {
        this.columns = columns;
        this.towns = towns;
        this.texts = new RowTexts(
                format,
                columns.entries().stream().flatMap(it -> it.places().stream()).toList());
    }

    /** Moves to the record in these bytes, its line break left out. */
    void read(byte[] bytes, int from, int to) {
        texts.read(bytes, from, to);
    }

    PersonColumns columns() {
        return columns;
    }

    /** Everything told, by kind. */
    Map<Kind, String> all() {
        Map<Kind, String> all = new EnumMap<>(Kind.class);
        columns.entries().forEach(it -> all.put(it.kind(), text(it)));
        return all;
    }

    /** What is told of a kind, empty when nothing is. */
    String text(Kind kind) {
        for (PersonColumns.Entry entry : columns.entries()) {
            if (entry.kind() == kind) {
                return text(entry);
            }
        }
        return "";
    }

    String text(PersonColumns.Entry entry) {
        String told = told(entry);
        return entry.kind() == Kind.TOWN ? towns.apply(told) : told;
    }

    private String told(PersonColumns.Entry entry) {
        if (entry.together()) {
            StringBuilder all = new StringBuilder();
            entry.places().forEach(it -> all.append(texts.text(it)).append(' '));
            return all.toString().strip();
        }
        for (int place : entry.places()) {
            if (!texts.text(place).isEmpty()) {
                return texts.text(place);
            }
        }
        return "";
    }
}
