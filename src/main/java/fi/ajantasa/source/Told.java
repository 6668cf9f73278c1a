package fi.ajantasa.source;

import fi.ajantasa.job.DateFormat;
import fi.ajantasa.job.EdgeRecord;
import fi.ajantasa.job.EdgeRecord.Field;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a file tells of itself, by its name and by records that are not data; what it tells twice must agree. */
final class Told {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");

    private final Map<String, String> told = new TreeMap<>();
    private final LocalDate near;

    /** @param near a day from which the century of a year of two digits is told */
    Told(LocalDate near) {
        this.near = near;
    }

    /** What a name tells. */
    static Told byName(Map<String, String> parts, LocalDate near) throws BadFileException {
        Told told = new Told(near);
        for (Map.Entry<String, String> part : parts.entrySet()) {
            boolean date = part.getKey().equals(EdgeRecord.DATE);
            told.add(
                    part.getKey(),
                    date ? told.date(part.getValue(), DateFormat.BASIC_ISO, "the name") : part.getValue(),
                    "the name");
        }
        return told;
    }

    /** Notes what a field says; throws when it cannot be right, or is not what was told before. */
    void add(String name, Field field, String text, String where) throws BadFileException {
        String told = PlacedText.part(field.part(), text.strip());
        if (field.mustBe() != null && !field.mustBe().equals(told)) {
            throw new BadFileException("header-of-another-register", where + " tells another " + name, field.mustBe());
        }
        switch (name) {
            case EdgeRecord.DATE -> add(name, date(told, format(field), where), where);
            case EdgeRecord.KIND -> add(name, kind(field, told, where), where);
            default -> add(name, told, where);
        }
    }

    private void add(String name, String text, String where) throws BadFileException {
        boolean number = name.equals(EdgeRecord.COUNT) || name.equals(EdgeRecord.SEQUENCE);
        if (number && !NUMBER.matcher(text).matches()) {
            throw new BadFileException("header-not-understood", where + ": " + name + " is no number", "digits");
        }
        String said = number ? Long.toString(Long.parseLong(text)) : text;
        String before = told.putIfAbsent(name, said);
        if (before != null && !before.equals(said)) {
            throw new BadFileException(
                    "header-and-trailer-disagree", where + " tells another " + name + " than before", "the same");
        }
    }

    private static DateFormat format(Field field) {
        return field.date() == null ? DateFormat.ISO : field.date();
    }

    private String date(String text, DateFormat format, String where) throws BadFileException {
        try {
            return format.day(text, near).toString();
        } catch (DateTimeException e) {
            throw new BadFileException("header-not-understood", where + ": date is no date", "a day that exists");
        }
    }

    private static String kind(Field field, String text, String where) throws BadFileException {
        String kind = field.codes().get(text);
        if (kind == null) {
            throw new BadFileException(
                    "header-not-understood",
                    where + ": kind is not known",
                    String.join(" or ", field.codes().keySet()));
        }
        return kind;
    }

    Optional<LocalDate> findDate() {
        return Optional.ofNullable(told.get(EdgeRecord.DATE)).map(LocalDate::parse);
    }

    Optional<Long> findSequence() {
        return Optional.ofNullable(told.get(EdgeRecord.SEQUENCE)).map(Long::valueOf);
    }

    Optional<Long> findCount() {
        return Optional.ofNullable(told.get(EdgeRecord.COUNT)).map(Long::valueOf);
    }

    Optional<Kind> findKind() {
        return Optional.ofNullable(told.get(EdgeRecord.KIND)).map(it -> it.equals("base") ? Kind.BASE : Kind.DELTA);
    }
}
