package fi.ajantasa.customer;

import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.person.Channel;
import fi.ajantasa.person.Sensitivity;
import fi.ajantasa.person.ValueKind;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Customers as CSV lines (RFC 4180, semicolons), a column per attribute: codes masked, what a protection order hides
 * left out, nothing of anybody's credit, and no cell that a spreadsheet would run as a formula (F75).
 */
final class CustomerCsv {
    private static final String FORMULA_STARTS = "=+-@\t\r";
    private static final char PART_SEPARATOR = '\t';
    private static final int BIRTH_DATE_AND_SIGN = 7;
    private final KeyVault vault;
    private final Predicate<Attribute> shown;
    private final List<Attribute> attributes;
    private final Set<String> names;
    private final boolean showsAll;

    /** @param shown of which attributes values are written; the columns are the same for everybody */
    CustomerCsv(KeyVault vault, AttributeCatalogue catalogue, Predicate<Attribute> shown) {
        this.vault = vault;
        this.shown = shown;
        this.showsAll = catalogue.list().stream().filter(it -> !it.isCredit()).allMatch(shown);
        this.attributes = catalogue.list().stream().filter(it -> !it.isCredit()).toList();
        this.names = catalogue.list().stream().map(Attribute::name).collect(Collectors.toSet());
    }

    void header(Appendable out) throws IOException {
        out.append("customer-number");
        for (Attribute attribute : attributes) {
            out.append(';').append(attribute.name());
        }
        out.append(";other;restrictions\n");
    }

    void line(Appendable out, Customer customer, List<Restriction> restrictions) throws IOException {
        cell(out, customer.number());
        for (Attribute attribute : attributes) {
            out.append(';');
            Held held = customer.held().get(attribute.name());
            if (held != null && shown.test(attribute) && !isHidden(attribute, customer)) {
                cell(out, shown(attribute, held.value(), customer.id()));
            }
        }
        out.append(';');
        cell(out, showsAll ? other(customer) : "");
        out.append(';');
        cell(out, restrictions.stream().map(CustomerCsv::text).collect(Collectors.joining("|")));
        out.append('\n');
    }

    private static boolean isHidden(Attribute attribute, Customer customer) {
        return attribute.sensitivity() == Sensitivity.PROTECTED && customer.isProtected();
    }

    private String shown(Attribute attribute, String value, int customer) {
        if (attribute.sensitivity() == Sensitivity.CODE) {
            return masked(vault.decrypt(value, customer));
        }
        return attribute.kind() == ValueKind.ADDRESS ? value.replace(PART_SEPARATOR, '|') : value;
    }

    /** The birth date and century sign, which identify nobody alone; the rest is hidden. */
    private static String masked(String codes) {
        StringBuilder masked = new StringBuilder(codes.length());
        for (String code : codes.split("\\|", -1)) {
            masked.append(masked.isEmpty() ? "" : "|")
                    .append(code, 0, BIRTH_DATE_AND_SIGN)
                    .append("****");
        }
        return masked.toString();
    }

    /** What is held of attributes that no definition declares any more: named, so that the export is the whole state. */
    private String other(Customer customer) {
        return customer.held().entrySet().stream()
                .filter(entry -> !names.contains(entry.getKey()))
                .map(entry -> entry.getKey() + "=" + entry.getValue().value())
                .collect(Collectors.joining("|"));
    }

    private static String text(Restriction restriction) {
        StringBuilder text = new StringBuilder(restriction.reason());
        char separator = ':';
        int bit = 1;
        for (Channel channel : Channel.values()) {
            if ((restriction.channels() & bit) != 0) {
                text.append(separator).append(channel.name().toLowerCase(Locale.ROOT));
                separator = '+';
            }
            bit <<= 1;
        }
        return text.toString();
    }

    private static void cell(Appendable out, String value) throws IOException {
        String safe = !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        if (safe.chars().anyMatch(c -> c == ';' || c == '"' || c == '\n' || c == '\r')) {
            out.append('"').append(safe.replace("\"", "\"\"")).append('"');
        } else {
            out.append(safe);
        }
    }
}
