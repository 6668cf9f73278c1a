package fi.ajantasa.batch;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.Reader;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Passport;
import fi.ajantasa.link.StoredTask;
import fi.ajantasa.report.ThreeLines;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** Shows clerical tasks side by side: masked to whoever asks, with values only for a purpose and with an audit entry. */
public final class TaskViews {
    private final Installation installation;
    private final Clock clock;

    public TaskViews(Installation installation, Clock clock) {
        this.installation = installation;
        this.clock = clock;
    }

    /** A task shown, or why not. */
    public record Shown(Optional<TaskView> view, Holds.Verdict verdict) {}

    /**
     * The task without values.
     *
     * @throws Locked when another process is running
     */
    public Shown show(int task) throws DefinitionException {
        try (Workplace workplace = Workplace.open(installation, clock)) {
            return workplace
                    .tasks()
                    .find(task)
                    .map(it -> shown(new SideBySide(workplace, it).view(false)))
                    .orElseGet(() -> unknown(task));
        }
    }

    /**
     * The task with values, for one of the register's purposes; who saw it is audited before it is shown, and so is who
     * was refused (F156).
     *
     * @throws Locked when another process is running
     */
    public Shown reveal(int task, Reader reader) throws DefinitionException {
        try (Workplace workplace = Workplace.open(installation, clock)) {
            Optional<StoredTask> found = workplace.tasks().find(task);
            return found.isEmpty()
                    ? unknown(task)
                    : Objects.requireNonNull(
                            workplace.engine().transaction().execute(status -> reveal(workplace, found.get(), reader)));
        }
    }

    private static Shown reveal(Workplace workplace, StoredTask task, Reader reader) {
        Optional<Passport> passport = Optional.ofNullable(
                        workplace.jobs().jobs().get(task.register()))
                .map(it -> it.passport());
        boolean allowed = passport.isPresent() && passport.get().purposes().contains(reader.purpose());
        TaskView view = new SideBySide(workplace, task).view(true);
        Reader ofTask =
                new Reader(reader.account(), reader.roles(), reader.command() + " " + task.id(), reader.purpose());
        List<String> attributes =
                view.lines().stream().map(TaskView.Line::attribute).toList();
        String jobHash = workplace.jobs().hash();
        List<AuditEntry> entries = IntStream.of(
                        task.task().customer(), task.task().other())
                .filter(customer -> customer > 0)
                .mapToObj(customer ->
                        allowed ? ofTask.read(customer, jobHash, attributes) : ofTask.refused(customer, jobHash))
                .toList();
        workplace.audit().append(entries, workplace.clock().instant());
        return allowed ? shown(view) : denied(task);
    }

    private static Shown shown(TaskView view) {
        return new Shown(
                Optional.of(view),
                new Holds.Verdict(ExitCode.OK, new ThreeLines("OK", "Nothing was changed.", "ajantasa review list")));
    }

    private static Shown unknown(int task) {
        return new Shown(Optional.empty(), Reviews.refused("there is no task " + task));
    }

    private static Shown denied(StoredTask task) {
        return new Shown(
                Optional.empty(),
                new Holds.Verdict(
                        ExitCode.DENIED,
                        new ThreeLines(
                                "DENIED: that is no purpose for which " + task.register() + " may be read.",
                                "Nothing was shown; the attempt stands in the audit log.",
                                "ajantasa review show " + task.id())));
    }
}
