package fi.ajantasa.contact;

import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.Held;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.Language;
import fi.ajantasa.person.PostalAddress;
import fi.ajantasa.person.ValueKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns of an export: who it is, what the person is reached by on this channel, and where that came from. A value
 * whose attribute is not for the purpose never stands in one, and an identity code in none.
 */
final class ExportColumns {
    private static final String FORMULA_STARTS = "=+-@\t\r";
    private static final List<String> ALWAYS =
            List.of("company-name", "family-name", "given-names", "call-name", "language");
    private final Jobs jobs;
    private final Deliveries deliveries;
    private final String purpose;

    ExportColumns(Jobs jobs, Deliveries deliveries, String purpose) {
        this.jobs = jobs;
        this.deliveries = deliveries;
        this.purpose = purpose;
        ALWAYS.forEach(this::require);
    }

    String header() {
        return "customer-number;name;language;reached-by;value;origin\n";
    }

    /** The line of a customer that may be contacted. */
    String line(Customer customer, Reach reach) {
        Attribute attribute = require(reach.attribute());
        Held held = customer.held().get(reach.attribute());
        if (held == null) {
            throw new IllegalArgumentException("nothing to reach customer " + customer.id() + " by");
        }
        StringBuilder line = new StringBuilder(160);
        cell(line, customer.number());
        cell(line.append(';'), name(customer));
        cell(line.append(';'), text(customer, "language"));
        cell(line.append(';'), attribute.name());
        cell(
                line.append(';'),
                attribute.kind() == ValueKind.ADDRESS
                        ? PostalAddress.from(held.value()).line(Language.FI)
                        : held.value());
        cell(line.append(';'), origin(held));
        return line.append('\n').toString();
    }

    /** The attribute, which may be used for the purpose, is no identity code and tells of nobody's credit. */
    private Attribute require(String name) {
        Attribute attribute = jobs.catalogue().require(name);
        boolean never = attribute.kind() == ValueKind.HETU || attribute.isCredit();
        if (never || !attribute.purposes().contains(purpose)) {
            throw new IllegalArgumentException(name + " is not for " + purpose);
        }
        return attribute;
    }

    private static String name(Customer customer) {
        List<String> words = new ArrayList<>(2);
        String called = text(customer, "call-name");
        words.add(called.isEmpty() ? text(customer, "given-names") : called);
        words.add(text(customer, "family-name"));
        words.removeIf(String::isEmpty);
        return words.isEmpty() ? text(customer, "company-name") : String.join(" ", words);
    }

    private static String text(Customer customer, String attribute) {
        @Nullable String value = Values.of(customer, attribute);
        return value == null ? "" : value;
    }

    /** What the seller tells when asked where the contact data came from; the people asked are in Finland. */
    private String origin(Held held) {
        Delivery delivery = deliveries.of(held.origin());
        if (delivery == null) {
            throw new IllegalArgumentException("a value of unknown origin is not exported");
        }
        JobDefinition job = jobs.jobs().get(delivery.register());
        String title = (job == null ? delivery.register() : job.title()) + " " + delivery.date();
        return held.saidOn() == null ? title : "Asiakkaan oma ilmoitus " + held.saidOn() + " (" + title + ")";
    }

    /** No cell starts a formula (F75), and a line of the file is one customer. */
    static String cell(String value) {
        StringBuilder cell = new StringBuilder();
        cell(cell, value);
        return cell.toString();
    }

    private static void cell(StringBuilder line, String value) {
        String flat = value.replace('\n', ' ').replace('\r', ' ');
        boolean formula = !flat.isEmpty() && FORMULA_STARTS.indexOf(flat.charAt(0)) >= 0;
        String safe = formula ? "'" + flat : flat;
        if (safe.indexOf(';') >= 0 || safe.indexOf('"') >= 0) {
            line.append('"').append(safe.replace("\"", "\"\"")).append('"');
        } else {
            line.append(safe);
        }
    }
}
