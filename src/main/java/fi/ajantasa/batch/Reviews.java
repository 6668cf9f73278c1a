package fi.ajantasa.batch;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.link.Answer;
import fi.ajantasa.link.PersonVerdict;
import fi.ajantasa.link.StoredTask;
import fi.ajantasa.link.TaskState;
import fi.ajantasa.report.ThreeLines;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** What people say to clerical tasks. An answer acts in the next run of the register, with report, equations and audit. */
public final class Reviews {
    private final Installation installation;
    private final Clock clock;

    public Reviews(Installation installation, Clock clock) {
        this.installation = installation;
        this.clock = clock;
    }

    /**
     * An answer as it is given.
     *
     * @param customer the customer's number the answer is about, empty for the one the task is of
     * @param both whether both customers of the question are the record's person
     */
    public record Given(Answer answer, String customer, boolean both, String by, String reason) {}

    /**
     * Answers a task, all of it in one transaction with its audit entry.
     *
     * @throws Locked when another process is running
     */
    public Holds.Verdict decide(int task, Given given) throws DefinitionException {
        try (Workplace workplace = Workplace.open(installation, clock)) {
            Optional<StoredTask> found =
                    workplace.tasks().find(task).filter(it -> it.state().isOpen());
            if (found.isEmpty()) {
                return refused("task " + task + " is not open");
            }
            return Objects.requireNonNull(
                    workplace.engine().transaction().execute(status -> new Deciding(workplace, found.get(), given)
                            .decide()));
        }
    }

    /**
     * Takes a wrong link apart: what the register said of the customer from a delivery on turns out to be somebody
     * else's.
     *
     * @param from the first delivery whose facts leave, by its sequence; 0 for all
     * @throws Locked when another process is running
     */
    public Splitting.Split split(String customer, String register, long from, String by, String reason)
            throws DefinitionException {
        try (Workplace workplace = Workplace.open(installation, clock)) {
            PersonVerdict.Signature signature =
                    new PersonVerdict.Signature(by, reason, workplace.clock().instant());
            return Objects.requireNonNull(
                    workplace.engine().transaction().execute(status -> new Splitting(workplace, register, signature)
                            .split(customer, from)));
        }
    }

    static Holds.Verdict refused(String why) {
        return new Holds.Verdict(
                ExitCode.USAGE, new ThreeLines("USAGE: " + why + ".", "Nothing was changed.", "ajantasa review list"));
    }

    /** One answer to one task. */
    private static final class Deciding {
        private final Workplace workplace;
        private final StoredTask task;
        private final Given given;
        private final AnswerEffects effects;

        Deciding(Workplace workplace, StoredTask task, Given given) {
            this.workplace = workplace;
            this.task = task;
            this.given = given;
            this.effects = new AnswerEffects(workplace, task);
        }

        Holds.Verdict decide() {
            Optional<Integer> about = effects.findCustomer(given.customer());
            if (!given.answer().fits(task.task())) {
                return refused("task " + task.id() + " (" + task.task().kind() + ") is answered by "
                        + (task.task().isOfPersons() ? "SAME, DIFFERENT or CANNOT-TELL" : "SETTLED"));
            } else if (about.isEmpty()) {
                return refused("task " + task.id() + " is not about that customer");
            } else if (given.both()
                    && (given.answer() != Answer.SAME || task.task().other() == 0)) {
                return refused("--both goes with SAME and a question about two customers");
            }
            List<PersonVerdict> before = workplace.verdicts().list(task.id());
            if (task.state() == TaskState.SECOND && isSamePerson(before.get(before.size() - 1))) {
                return refused("task " + task.id() + " wants the answer of a second person");
            }
            return before.isEmpty() && effects.wantsSecond()
                    ? first(about.get())
                    : task.state() == TaskState.SECOND ? second(about.get(), before) : last(about.get(), before);
        }

        private boolean isSamePerson(PersonVerdict first) {
            return first.signature()
                    .by()
                    .strip()
                    .toLowerCase(Locale.ROOT)
                    .equals(given.by().strip().toLowerCase(Locale.ROOT));
        }

        /** Drawn for the double sample: nothing follows until the second answer is there. */
        private Holds.Verdict first(int about) {
            record(about, 1, false, "first");
            workplace
                    .tasks()
                    .close(
                            List.of(task.id()),
                            TaskState.SECOND,
                            workplace.clock().instant());
            return done(
                    "was answered by " + given.by(),
                    "A second person answers it without seeing that; until then" + " everything restricted stays so.");
        }

        private Holds.Verdict second(int about, List<PersonVerdict> before) {
            PersonVerdict first = before.get(before.size() - 1);
            boolean agrees = first.answer() == given.answer() && first.pair().customer() == about;
            record(about, 2, agrees, agrees ? "agrees" : "disagrees");
            if (!agrees) {
                workplace
                        .tasks()
                        .close(
                                List.of(task.id()),
                                TaskState.OPEN,
                                workplace.clock().instant());
                return done(
                        "was answered otherwise by the first person",
                        "It is open again, and everything restricted" + " stays so.");
            }
            return finish(about);
        }

        private Holds.Verdict last(int about, List<PersonVerdict> before) {
            record(about, before.isEmpty() ? 1 : 3, true, before.isEmpty() ? "alone" : "after-disagreement");
            return finish(about);
        }

        private Holds.Verdict finish(int about) {
            return done(
                    "was answered " + given.answer().word() + " by " + given.by(),
                    effects.follow(given, about, workplace.clock().instant()));
        }

        private void record(int about, int turn, boolean standing, String how) {
            workplace
                    .verdicts()
                    .add(effects.verdict(
                            given, about, turn, standing, workplace.clock().instant()));
            String body = AuditBody.words(
                    "task",
                    "" + task.id(),
                    "kind",
                    task.task().kind(),
                    "register",
                    task.register(),
                    "answer",
                    given.answer().word(),
                    "turn",
                    how,
                    "both",
                    "" + given.both(),
                    "reason",
                    given.reason());
            AuditEntry entry = new AuditEntry(
                    "verdict",
                    "",
                    about,
                    given.by(),
                    "compliance",
                    workplace.jobs().hash(),
                    0,
                    body);
            workplace.audit().append(List.of(entry), workplace.clock().instant());
        }

        private Holds.Verdict done(String what, String follows) {
            return new Holds.Verdict(
                    ExitCode.OK,
                    new ThreeLines("OK: task " + task.id() + " " + what + ".", follows, "ajantasa review list"));
        }
    }
}
