package fi.ajantasa.person;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/** A law that has us keep something after everything else of a person goes. */
public enum LegalDuty {
    /** Records of what was sold and paid: six years from the end of the year (Accounting Act 1336/1997 ch. 2 s. 10). */
    ACCOUNTING("Accounting Act 1336/1997 ch. 2 s. 10", Period.ofYears(6));

    private final String law;
    private final Period period;

    LegalDuty(String law, Period period) {
        this.law = law;
        this.period = period;
    }

    /** The duty to keep values of this attribute, if there is one. */
    public static Optional<LegalDuty> of(Attribute attribute) {
        return attribute.category() == Category.CONTRACT ? Optional.of(ACCOUNTING) : Optional.empty();
    }

    /** The act and section. */
    public String law() {
        return law;
    }

    /** For how many years, from the end of the calendar year. */
    public int years() {
        return period.getYears();
    }

    /** The last day on which it is to be kept, of something that ended on a day. */
    public LocalDate until(LocalDate ended) {
        return LocalDate.of(ended.getYear(), 12, 31).plus(period);
    }
}
