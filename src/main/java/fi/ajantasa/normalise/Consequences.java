package fi.ajantasa.normalise;

import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.Sensitivity;
import fi.ajantasa.person.Spelling;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What follows from a row's claims taken together. */
final class Consequences {

    private static final String PROTECTION_ORDER = "protection-order";
    private static final String DECEASED = "deceased";
    private static final String DEATH_DATE = "death-date";
    private static final String COMPANY_ENDED = "company-ended";
    private static final String COMPANY_END = "company-end-date";
    private static final Validity NONE = new Validity(-1, -1, -1);
    private static final Pattern NAME_BREAK = Pattern.compile("[ -]");

    private final Layout layout;
    private final boolean namesTogether;
    private final boolean deathTogether;
    private final boolean endsCompanies;

    Consequences(Layout layout) {
        this.layout = layout;
        this.namesTogether = layout.has("given-names") && layout.has("call-name");
        this.deathTogether = layout.has(DECEASED) && layout.has(DEATH_DATE);
        this.endsCompanies = layout.has(COMPANY_END) && !layout.has(COMPANY_ENDED);
    }

    /** Changes the reading in place; {@code states}: the row says how things stand now. */
    void draw(boolean states, Reading reading) {
        if (reading.hasProtectionRemark()) {
            protect(states, reading);
        }
        if (namesTogether) {
            checkCallName(reading.claimed("given-names"), reading.claimed("call-name"), reading);
        }
        if (deathTogether && states) {
            clearDeathDateOfTheLiving(reading);
        }
        if (endsCompanies && states && reading.claims(COMPANY_END)) {
            reading.claim(COMPANY_ENDED, reading.claimed(COMPANY_END).isEmpty() ? "0" : "1", NONE);
        }
    }

    /** F36: nothing of the row that a protection order hides is believed, and the order itself is on. */
    private void protect(boolean states, Reading reading) {
        reading.claims.removeIf(claim -> hidden(claim.attribute()));
        if (states) {
            reading.claims.removeIf(claim -> claim.attribute().equals(PROTECTION_ORDER));
            reading.claim(PROTECTION_ORDER, "1", NONE);
        }
    }

    private boolean hidden(String attribute) {
        return layout.findAttribute(attribute)
                .map(Attribute::sensitivity)
                .filter(Sensitivity.PROTECTED::equals)
                .isPresent();
    }

    /** F35: live data breaks the rule, so it is remarked and never rejected. */
    private static void checkCallName(String givenNames, String callName, Reading reading) {
        if (givenNames.isEmpty() || callName.isEmpty() || givenNames.equals(callName)) {
            return;
        }
        Set<String> given = Set.of(distinct(givenNames));
        if (!given.containsAll(List.of(distinct(callName)))) {
            reading.note("call-name-not-among-given-names");
        }
    }

    private static String[] distinct(String names) {
        return NAME_BREAK.splitAsStream(Spelling.fold(names)).distinct().toArray(String[]::new);
    }

    /** A withdrawn death (F4) arrives without a date; the date that was held must not stay behind. */
    private static void clearDeathDateOfTheLiving(Reading reading) {
        if (!reading.claims(DEATH_DATE) && reading.claimed(DECEASED).equals("0")) {
            reading.claim(DEATH_DATE, null, NONE);
        }
    }
}
