package fi.ajantasa.privacy;

import fi.ajantasa.job.Controller;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything we hold of a person, as they are told it (GDPR art. 15).
 *
 * @param values what is in use
 * @param told what registers have said, in use or not
 * @param restrictions what keeps us from contacting them, and why
 * @param objections what they said to us
 * @param recipients to whom something of them went, by name (CJEU C-154/21)
 * @param consultations when and for what somebody looked at it (CJEU C-579/21); who, is told to nobody
 * @param links why records of registers count as theirs
 */
public record SubjectReport(
        Head head,
        List<Value> values,
        List<Told> told,
        List<Ban> restrictions,
        List<Word> objections,
        List<Recipient> recipients,
        List<Consultation> consultations,
        List<Tie> links) {
    public SubjectReport {
        values = List.copyOf(values);
        told = List.copyOf(told);
        restrictions = List.copyOf(restrictions);
        objections = List.copyOf(objections);
        recipients = List.copyOf(recipients);
        consultations = List.copyOf(consultations);
        links = List.copyOf(links);
    }

    /**
     * What the report is.
     *
     * @param confidential whether a protection order is on, so that nobody else may see this
     * @param whereabouts whether what the order hides is in it all the same, for the person alone
     * @param waiting rows that may be about them and wait for a person to say so
     * @param controller who answers for the data, null where the definitions name nobody
     */
    public record Head(
            String customer,
            String language,
            Instant made,
            boolean confidential,
            boolean whereabouts,
            int waiting,
            @Nullable Controller controller) {}

    /**
     * From where something is.
     *
     * @param delivery the day the delivery speaks of, with its number
     * @param row the record in it
     * @param basis on which law it is read
     */
    public record Source(
            String register,
            String title,
            @Nullable LocalDate delivery,
            long sequence,
            int row,
            String basis,
            List<String> purposes) {
        public Source {
            purposes = List.copyOf(purposes);
        }

        /** From the person themselves. */
        static Source person() {
            return new Source("person", "person", null, 0, 0, "", List.of());
        }

        /** The same, for those purposes alone that an attribute serves. */
        Source serving(Set<String> wanted) {
            List<String> served = purposes.stream().filter(wanted::contains).toList();
            return new Source(register, title, delivery, sequence, row, basis, served);
        }
    }

    /**
     * A value in use.
     *
     * @param from since when it is valid, and {@code saidOn} when the person said it, where that is known
     * @param keptYears for how long its kind is kept
     * @param kept from when: {@code after-contract} its end, {@code accounting} the end of the year of its end,
     *     {@code standing} for as long as it is heeded
     */
    public record Value(
            String attribute,
            String text,
            @Nullable String from,
            @Nullable LocalDate saidOn,
            Source source,
            String rule,
            int keptYears,
            String kept) {}

    /**
     * What a record of a register said of one attribute.
     *
     * @param text null: that there is none, or that it is hidden
     * @param from since when it is valid, and {@code saidOn} when the person said it, where the record tells
     * @param counts whether it is read when it is decided what is in use
     * @param hidden whether a protection order keeps it out of this report: it tells where the person lives
     */
    public record Told(
            String attribute,
            @Nullable String text,
            @Nullable String from,
            @Nullable LocalDate saidOn,
            Source source,
            boolean counts,
            boolean hidden) {}

    /** A restriction. */
    public record Ban(
            String reason, List<String> channels, LocalDate since, @Nullable LocalDate until, Source source) {}

    /** What the person said to us. */
    public record Word(List<String> channels, boolean withdrawn, String evidence, Instant at) {}

    /**
     * Who got something.
     *
     * @param way export, write-back, wash, credit-query or register-asked
     * @param name who got it; of registers and systems the word in the definitions
     * @param title the name of a register as its definition calls it, else the same
     */
    public record Recipient(Instant at, String way, String name, String title, String purpose) {}

    /** That somebody looked. */
    public record Consultation(Instant at, String purpose) {}

    /**
     * Why a register's record is theirs.
     *
     * @param byPerson whether one of us said so; else the rule did
     * @param probability in percent, null where the rule leaves no doubt
     */
    public record Tie(Source source, String rule, boolean byPerson, @Nullable Integer probability) {}
}
