package fi.ajantasa.contact;

import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.job.Jobs;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Asks the one function about one customer: now, or at an earlier moment as far as that can be proven. */
public final class Checking {
    private final RegistersQuery registers;
    private final SnapshotQuery present;
    private final HistoryQuery past;
    private final Jobs jobs;

    public Checking(DataSource dataSource, KeyVault keys, Jobs jobs) {
        this.registers = new RegistersQuery(dataSource, jobs);
        this.present = new SnapshotQuery(dataSource, keys);
        this.past = new HistoryQuery(dataSource, keys, jobs);
        this.jobs = jobs;
    }

    /** The registers as they were at the moment. */
    public Registers registers(Instant at) {
        return registers.at(at);
    }

    /** The answer, empty when there is no such customer. */
    public Optional<Answer> check(String number, Question question, Instant now) {
        Contactability rules = new Contactability(jobs.decisions(), jobs.catalogue(), registers.at(question.at()));
        return findSnapshot(number, question.at(), now).map(person -> rules.answer(person, question));
    }

    private Optional<Snapshot> findSnapshot(String number, Instant at, Instant now) {
        if (at.isBefore(now)) {
            return present.findId(number).map(id -> past.at(id, at));
        }
        return present.find(number).map(person -> at.isAfter(now) ? ahead(person) : person);
    }

    private static Snapshot ahead(Snapshot person) {
        return new Snapshot(
                person.customer(),
                person.born(),
                person.restrictions(),
                person.objections(),
                person.numbersSince(),
                List.of(new Reason(ReasonWords.IN_THE_FUTURE, Verdict.UNKNOWN, "history", "")));
    }
}
