package fi.ajantasa.report;

import static fi.ajantasa.report.Unit.CUSTOMERS;
import static fi.ajantasa.report.Unit.ROWS;
import static fi.ajantasa.report.Unit.TASKS;

import java.util.List;
import java.util.Locale;

/** The lists a run keeps; every figure of its report is the length of one of them. */
public enum ListName {
    /** Rows valid by every row rule, and no repeat. */
    ACCEPTED(ROWS),
    /** Rows refused by a row rule, at any stage. */
    REJECTED(ROWS),
    /** Repeats of an accepted row. */
    DUPLICATE(ROWS),
    /** Accepted rows of exactly one of our customers, unchanged rows included. */
    MATCHED(ROWS),
    /** Accepted rows that may be a customer of ours, and wait for a person. */
    POSSIBLE(ROWS),
    /** Accepted rows of nobody we know. */
    UNMATCHED(ROWS),
    /** Accepted rows of an erased or objecting person. */
    BLOCKED_BY_TOMBSTONE(ROWS),
    /** Matched rows whose record is the one we already hold. */
    UNCHANGED_ROWS(ROWS),
    /** Rows of ours whose code we do not know, found by an earlier code they list. */
    UNDER_NEW_CODE(ROWS),
    /** Rows not compared with our customers again: neither they nor anybody near them has changed since they were. */
    LINKED_AS_BEFORE(ROWS),
    /** Possible rows for which this run opened a clerical task. */
    CLERICAL_OPENED(ROWS),
    /** Possible rows with a clerical task from an earlier run. */
    CLERICAL_ALREADY_OPEN(ROWS),
    /** Possible rows on which a person has decided before. */
    DECIDED_BEFORE(ROWS),
    /** Accepted rows of a reference list that are in use now. */
    STORED(ROWS),
    /** Accepted rows of a reference list that waits for an approval. */
    HELD_ROWS(ROWS),
    /** Rows with a remark, by remark. */
    NOTE(ROWS),
    /** Of a replay: rows that an earlier run rejected, and that are tried again. */
    REPLAYED(ROWS),
    /** Of a replay: all other rows of the delivery, which it leaves as they are. */
    NOT_REPLAYED(ROWS),
    /** Rejected rows that are good, but wait behind an earlier one of their person that could not be decided. */
    WAITING_ROWS(ROWS),

    /** Rows of the telephone numbers that were sent to be washed: the left side of E12. */
    WASHED(ROWS),
    /** Of the washed: which may not be called. */
    VERDICT_PROHIBITED(ROWS),
    /** Of the washed: which may be called. */
    VERDICT_FREE(ROWS),
    /** Of the washed: of which nothing usable was said, by what is wrong with the reply. */
    WASH_ERROR(ROWS),

    /** Customers of the matched rows. */
    MATCHED_CUSTOMERS(CUSTOMERS),
    /** Customers this run has to decide. */
    TO_DECIDE(CUSTOMERS),
    /** Customers for whom the attribute was decided, by attribute: the left side of E4. */
    ITEMS(CUSTOMERS),
    /** Passed policy and brake with a new value, by attribute. */
    CHANGED(CUSTOMERS),
    /** Equal after normalising, by attribute. */
    UNCHANGED(CUSTOMERS),
    /** Waits for an approval, by attribute. */
    HELD(CUSTOMERS),
    /** Purpose, permit or protection order forbids, by attribute. */
    BLOCKED_BY_POLICY(CUSTOMERS),
    /** A newer value said by the customer stays, by attribute. */
    KEPT_CUSTOMER_VALUE(CUSTOMERS),
    /** Valid from a future day, by attribute. */
    SCHEDULED(CUSTOMERS),
    /** Without effect by its nature, by attribute. */
    NO_EFFECT(CUSTOMERS),
    /** Written to the customer, by attribute. */
    APPLIED(CUSTOMERS),
    /** The customer moved after the plan was made, by attribute. */
    CONFLICT_SINCE_PLAN(CUSTOMERS),
    /** Could not be written, by attribute. */
    FAILED(CUSTOMERS),

    /** Of the applied: put into the outbox for the customer system, by attribute: the left side of E6. */
    OUTBOX_SENT(CUSTOMERS),
    /** Of the applied: what the customer system is not told, or said itself, by attribute. */
    NO_TARGET(CUSTOMERS),
    /** Of those put into the outbox: taken by the customer system, by attribute. */
    ACKNOWLEDGED(CUSTOMERS),
    /** Of those put into the outbox: refused by the customer system, or left out of its answer, by attribute. */
    NOT_ACKNOWLEDGED(CUSTOMERS),
    /** Of the acknowledged: held there as it was told, by attribute. */
    READ_BACK_EQUAL(CUSTOMERS),
    /** Of the acknowledged: held there otherwise, by attribute. */
    READ_BACK_DIFFERS(CUSTOMERS),

    /** Planned in favour of privacy, by attribute. */
    RAISES(CUSTOMERS),
    /** Planned against privacy, by attribute. */
    LOWERS(CUSTOMERS),
    /** Restricted before apply, by reason. */
    FLAGS_BEFORE(CUSTOMERS),
    /** Restricted by this run, by reason. */
    FLAG_ADDED(CUSTOMERS),
    /** Restriction taken back by a decision, by reason. */
    FLAG_LIFTED(CUSTOMERS),
    /** Restriction taken back because an entry of a list ended or left it, by rule. */
    LIFTED_BY_RULE(CUSTOMERS),
    /** Restriction whose entry has ended or left its list, and which is held for a while, by reason. */
    ENTRY_HELD(CUSTOMERS),
    /** Restriction whose own end has passed, by reason. */
    FLAG_EXPIRED(CUSTOMERS),
    /** Restricted after apply, by reason. */
    FLAGS_AFTER(CUSTOMERS),

    /** Customers the register has not spoken of yet. */
    NOT_YET_SEEN(CUSTOMERS),
    /** Customers the register spoke of before and not in this delivery. */
    ABSENT(CUSTOMERS),
    /** Customers with rows that could not be decided, by what became of the rows. */
    QUARANTINE(CUSTOMERS),

    /** Whom the customer system wants a credit register to be asked about today, by purpose: the left side of E10. */
    REQUESTED(CUSTOMERS),
    /** Of the requested: for a purpose that is not allowed, by that purpose. */
    NO_PURPOSE(CUSTOMERS),
    /** Of the requested: without an identity code to be asked by, by purpose. */
    NO_IDENTITY_CODE(CUSTOMERS),
    /** Of the requested: who may be asked about, by purpose. */
    PERMITTED(CUSTOMERS),
    /** Of the permitted: about whom a query was sent, by purpose. */
    SENT(CUSTOMERS),
    /** Of the permitted: about whom none was sent, for the round stopped or the purpose ended, by purpose. */
    NOT_SENT(CUSTOMERS),
    /** Of the sent: about whom an answer came, by purpose. */
    ANSWERED(CUSTOMERS),
    /** Of the sent: without an answer about the person, by purpose. */
    MISSING(CUSTOMERS),
    /** Of the answered: whom the register knows, by purpose. */
    RESULT(CUSTOMERS),
    /** Of the answered: whom the register does not know, by purpose. */
    NOT_IN_REGISTER(CUSTOMERS),
    /** Of the answered: whose record the register refused, by purpose. */
    RECORD_ERROR(CUSTOMERS),
    /** Of the answered: with an answer nobody can use, by purpose. */
    UNKNOWN(CUSTOMERS),
    /** Of the sent: which the register may have counted more than once, by purpose. */
    PERHAPS_ASKED_TWICE(CUSTOMERS),

    /** Of a roll-back: all that the run had changed and that it asks about, by attribute: the left side of E13. */
    RUN_CHANGES(CUSTOMERS),
    /** Of those: what is as it stood before the run, read again, by attribute; of a dry run what would be. */
    REVERSED(CUSTOMERS),
    /** Of those: what stays as it is, by attribute. */
    KEPT(CUSTOMERS),
    /** Customers with something that stays, by why it does. */
    KEPT_BECAUSE(CUSTOMERS),
    /** Of those: what could not be undone, by attribute. */
    NOT_REVERSED(CUSTOMERS),
    /** Of the not reversed: what was written and reads otherwise, by attribute. */
    REREAD_DIFFERS(CUSTOMERS),

    /** Clerical tasks when the run ended: what it opened, how old the open ones are, what was answered since. */
    REVIEW(TASKS);

    /** What can become of a decision item; an item is in exactly one of them. */
    public static final List<ListName> OUTCOMES =
            List.of(CHANGED, UNCHANGED, HELD, BLOCKED_BY_POLICY, KEPT_CUSTOMER_VALUE, SCHEDULED, NO_EFFECT);

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final Unit unit;

    ListName(Unit unit) {
        this.unit = unit;
    }

    /** The name in storage, commands and reports. */
    public String word() {
        return word;
    }

    public Unit unit() {
        return unit;
    }
}
