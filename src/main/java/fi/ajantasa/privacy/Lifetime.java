package fi.ajantasa.privacy;

import java.time.Period;
import java.util.Locale;

/**
 * How long each kind of thing is kept that no attribute's own lifetime speaks of. What definitions say already (raw copies,
 * answers of credit registers, lists of washes, rows in review) ends with the runs and stands in them.
 */
enum Lifetime {
    /** What stays of erased people under a law, each with a day of its own. */
    KEPT_RECORD(Period.ZERO, "the day that its law names"),
    /** Facts of deliveries that were refused or given up: they count for nothing. */
    REFUSED_FACTS(Period.ofMonths(3), "needed by nobody (GDPR art. 5(1)(e))"),
    /** Facts that turned out to be of somebody else. */
    FACTS_OF_OTHERS(Period.ofMonths(3), "held by mistake; the answer that said so stays"),
    /** What people wrote when they answered a clerical task that is closed. */
    REVIEW_REASONS(Period.ofYears(2), "time to question the answer"),
    /** Why each candidate of an export was screened as it was. */
    EXPORT_RECEIPTS(Period.ofYears(3), "time to complain of marketing"),
    /** Values in plans, by which a run can be rolled back and the past be shown. */
    PLAN_VALUES(Period.ofYears(2), "time to undo a run or to explain a value"),
    /** Values of customers whose contract ended, each as long as its attribute says. */
    FORMER_CUSTOMERS(Period.ZERO, "the catalogue of attributes, or a longer legal duty"),
    /** What was done: entries of the audit log, in whole subtrees, whose roots stay. */
    LOG_ENTRIES(Period.ofYears(10), "time to answer for what was done");

    private final Period period;
    private final String why;

    Lifetime(Period period, String why) {
        this.period = period;
        this.why = why;
    }

    Period period() {
        return period;
    }

    String why() {
        return why;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
