package fi.ajantasa.normalise;

import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.NoDate;
import fi.ajantasa.person.PartialDate;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has been read from one row so far: its claims, the remarks, and every rule it breaks. */
final class Reading {

    /** In a cell: the register says that there is no value. */
    static final String KNOWN_EMPTY = "~";

    private static final String GROUP_QUARANTINED = "group-quarantined";
    private static final String PROTECTED_STREET_REMARK = "protected-street-remark";

    final List<Claim> claims = new ArrayList<>(24);
    final List<String> rules = new ArrayList<>(0);
    final List<String> notes = new ArrayList<>(0);
    private final List<String> values;
    private final LocalDate today;

    Reading(List<String> values, LocalDate today) {
        this.values = values;
        this.today = today;
    }

    /** The cell's text; empty when it was not delivered, is blank (D26), or there is no such column. */
    String text(int column) {
        if (column < 0) {
            return "";
        }
        String text = values.get(column);
        return !text.isEmpty() && text.charAt(0) <= ' ' && text.isBlank() ? "" : text;
    }

    /** The cell's text where a known empty value means the same as none. */
    String value(int column) {
        String text = text(column);
        return text.equals(KNOWN_EMPTY) ? "" : text;
    }

    /** The date in a cell, of any precision; {@code null} when there is none or it runs until further notice. */
    @Nullable
    PartialDate date(int column) {
        String text = value(column);
        if (text.isEmpty()) {
            return null;
        }
        if (PartialDate.read(text) instanceof PartialDate date) {
            return date;
        }
        rejectIfWrong(text);
        return null;
    }

    /** The date in a cell that must be known to the day. */
    @Nullable
    LocalDate day(int column) {
        PartialDate date = date(column);
        if (date == null) {
            return null;
        }
        if (date.day() == 0) {
            reject("date-without-day");
        }
        return date.earliest();
    }

    void rejectIfWrong(String date) {
        if (PartialDate.read(date) instanceof NoDate none && none.wrong()) {
            reject(none.reason());
        }
    }

    void reject(String rule) {
        if (!rules.contains(rule)) {
            rules.add(rule);
        }
    }

    void note(String remark) {
        if (!notes.contains(remark)) {
            notes.add(remark);
        }
    }

    /** The row said something we do not understand in a group of its own; the rest of it counts (F11). */
    void quarantineGroup() {
        note(GROUP_QUARANTINED);
    }

    /** A remark about protection stood where the street should (F36). */
    void noteProtectionRemark() {
        note(PROTECTED_STREET_REMARK);
    }

    /** The row names where the person lived before: it helps to find them and tells nothing of today. */
    void noteFormerAddress() {
        note("former-address");
        claims.removeIf(claim -> claim.attribute().endsWith("-address"));
    }

    boolean hasProtectionRemark() {
        return !notes.isEmpty() && notes.contains(PROTECTED_STREET_REMARK);
    }

    /** What the row says of an attribute; its own dates of validity where it has them. */
    void claim(String attribute, @Nullable String value, Validity validity) {
        claim(attribute, value, validity, null);
    }

    /** @param lifetime how long it holds from its first day when the row names no last one, or null */
    void claim(String attribute, @Nullable String value, Validity validity, @Nullable Period lifetime) {
        PartialDate from = date(validity.from());
        PartialDate until = date(validity.until());
        if (until == null && from != null && lifetime != null) {
            until = PartialDate.of(from.latest().plus(lifetime).minusDays(1));
        }
        if (from != null && until != null && until.latest().isBefore(from.earliest())) {
            reject("interval-reversed");
        }
        LocalDate saidOn = day(validity.saidOn());
        if (saidOn != null && saidOn.isAfter(today)) {
            reject("said-in-future");
        }
        claims.add(new Claim(attribute, value, from, until, saidOn));
    }

    /**
     * Adds an entry to an attribute that collects.
     *
     * @param from its first day, null when it does not tell
     * @param last its last day, after which it is kept as long as the attribute says; null for as long as it is told
     */
    void collect(Attribute attribute, String entry, @Nullable LocalDate from, @Nullable LocalDate last) {
        claims.add(new Claim(
                attribute.name(),
                entry,
                from == null ? null : PartialDate.of(from),
                last == null ? null : PartialDate.of(last.plus(attribute.retention())),
                null));
    }

    boolean claims(String attribute) {
        for (Claim claim : claims) {
            if (claim.attribute().equals(attribute)) {
                return true;
            }
        }
        return false;
    }

    /** The claim's value, or an empty text when the row makes none. */
    String claimed(String attribute) {
        for (Claim claim : claims) {
            if (claim.attribute().equals(attribute)) {
                return claim.value() == null ? "" : claim.value();
            }
        }
        return "";
    }
}
