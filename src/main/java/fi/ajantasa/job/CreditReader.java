package fi.ajantasa.job;

import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.person.Category;
import fi.ajantasa.person.CreditPurpose;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Reads for which purposes a credit register may be asked, and sees to it that what it says stays in the credit process:
 * under a passport that names any of them only credit attributes are told, whatever the columns are called.
 */
final class CreditReader {
    private static final String PURPOSES = "credit-purposes";

    private CreditReader() {}

    /** The purposes a passport enables. */
    static Set<CreditPurpose> purposes(Section passport) {
        Set<CreditPurpose> purposes = EnumSet.noneOf(CreditPurpose.class);
        for (Word word : passport.list(PURPOSES)) {
            CreditPurpose purpose = CreditPurpose.find(word.text()).orElse(null);
            if (purpose == null) {
                passport.note(
                        word.line(),
                        word.text() + " is no purpose the law knows",
                        Suggestion.of(word.text(), CreditPurpose.words()));
            } else if (!purpose.mayBeEnabled()) {
                passport.note(
                        word.line(),
                        word.text() + " is not open to us",
                        "name credit-grant, credit-monitor or collection-plan");
            } else {
                purposes.add(purpose);
            }
        }
        return Collections.unmodifiableSet(purposes);
    }

    static void check(JobDefinition read, Section job, AttributeCatalogue catalogue) {
        Set<CreditPurpose> enabled = read.passport().creditPurposes();
        Query query = read.receive().query();
        if (query != null && !query.purposes().keySet().equals(enabled)) {
            Section passport = job.section("passport");
            passport.note(
                    passport.lineOf(PURPOSES),
                    "the purposes of the query are not those of the passport",
                    "name the same under both, see section 19 of the Credit Information Act");
        }
        if (!enabled.isEmpty()) {
            checkPurposes(read.passport().purposes(), job);
            read.contract().attributes().stream()
                    .filter(name -> !staysInside(catalogue, name))
                    .forEach(name -> job.note(
                            line(read.contract(), job, name),
                            name + " is told by a credit register and serves other purposes too",
                            "map the column to an attribute of category credit, or move it to ignore"));
        }
    }

    private static void checkPurposes(List<String> purposes, Section job) {
        purposes.stream()
                .filter(it -> !Attribute.CREDIT_PURPOSES.contains(it))
                .forEach(it -> job.note(
                        job.section("passport").lineOf("purposes"),
                        "a credit register is not asked for " + it,
                        "name credit or collection"));
    }

    /** Credit data, or that by which the person is found. */
    private static boolean staysInside(AttributeCatalogue catalogue, String name) {
        return catalogue
                .find(name)
                .filter(it -> it.isCredit() || it.category() == Category.IDENTITY)
                .isPresent();
    }

    private static int line(Contract contract, Section job, String attribute) {
        Section columns = job.section("columns");
        return contract.main().columns().values().stream()
                .filter(column -> column.attribute().equals(attribute))
                .mapToInt(column -> columns.lineOf(column.name()))
                .findFirst()
                .orElse(job.lineOf(job.has("says") ? "says" : "columns"));
    }
}
