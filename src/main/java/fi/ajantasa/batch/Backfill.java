package fi.ajantasa.batch;

import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.source.Delivery;
import fi.ajantasa.source.ExtractHistory;
import fi.ajantasa.source.Found;
import fi.ajantasa.source.Inbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs a register for the business dates of a range that no delivery was accepted for, in order, each once. */
public final class Backfill {
    private static final Set<ExitCode> GOES_ON =
            Set.of(ExitCode.OK, ExitCode.OK_WITH_REJECTS, ExitCode.ALREADY_DONE, ExitCode.HELD, ExitCode.INPUT_LATE);

    private final Installation installation;
    private final Clock clock;

    public Backfill(Installation installation, Clock clock) {
        this.installation = installation;
        this.clock = clock;
    }

    /** The first and the last business date. */
    public record Period(LocalDate from, LocalDate to) {}

    /** What is to be done with a business date. */
    public enum Plan {
        /** A delivery was accepted for it before. */
        ACCEPTED,
        /** Deliveries for it are there. */
        RUN,
        /** Whether there is a delivery is known when the other end is asked. */
        ASK,
        /** No delivery for it is there. */
        NO_DELIVERY
    }

    /**
     * One business date.
     *
     * @param names the run that accepted a delivery for it, or the deliveries that are there for it
     */
    public record Day(LocalDate date, Plan plan, List<String> names) {
        public Day {
            names = List.copyOf(names);
        }
    }

    /** What was planned, and how the turns ended; no turns in a dry run. */
    public record Outcome(List<Day> plan, List<RegisterResult> results) {
        public Outcome {
            plan = List.copyOf(plan);
            results = List.copyOf(results);
        }
    }

    /**
     * Runs the dates that lack a run, oldest first, until one ends so that the next cannot follow.
     *
     * @param dryRun true for the plan alone
     * @throws UnknownRegister when no job file has that name
     * @throws Locked when another process is running
     */
    public Outcome backfill(String register, Period period, String by, boolean dryRun) throws DefinitionException {
        try (Workplace workplace = Workplace.open(installation, clock)) {
            JobDefinition job = workplace.jobs().jobs().get(register);
            if (job == null) {
                throw new UnknownRegister(register, workplace.jobs().jobs().keySet());
            }
            Optional<RegisterResult> refusal = findRefusal(workplace, job);
            if (refusal.isPresent()) {
                return new Outcome(List.of(), List.of(refusal.get()));
            }
            List<Day> plan = plan(workplace, job, period);
            List<RegisterResult> results = new ArrayList<>();
            if (!dryRun) {
                results.addAll(run(workplace, register, plan, by));
            }
            findAnswer(register, plan).ifPresent(results::add);
            return new Outcome(plan, results);
        }
    }

    private static Optional<RegisterResult> findRefusal(Workplace workplace, JobDefinition job) {
        String register = job.register();
        if (job.receive().dialogue() != null) {
            return Optional.of(RegisterResult.answer(
                    register, ExitCode.USAGE, "asked-for-today", VerbMessages.askedForToday(register)));
        }
        return workplace.runs().list(register, Run.State.RUNNING).stream()
                .findFirst()
                .map(it -> RegisterResult.answer(
                        register, ExitCode.NOT_RESUMABLE, "interrupted", VerbMessages.interrupted(it)));
    }

    /** A delivery belongs to the first date without a run that is not before its own. */
    private List<Day> plan(Workplace workplace, JobDefinition job, Period period) {
        List<Delivery> pending = pending(workplace, job);
        List<Day> plan = new ArrayList<>();
        for (LocalDate date : period.from().datesUntil(period.to().plusDays(1)).toList()) {
            plan.add(day(workplace, job, date, pending));
        }
        return plan;
    }

    private static Day day(Workplace workplace, JobDefinition job, LocalDate date, List<Delivery> pending) {
        Optional<String> run = workplace.runs().findTaken(job.register(), date);
        if (run.isPresent()) {
            return new Day(date, Plan.ACCEPTED, List.of(run.get()));
        }
        List<String> names = pending.stream()
                .filter(it -> !it.totals().extractDate().isAfter(date))
                .map(it -> job.register() + "-" + it.totals().sequence())
                .toList();
        pending.removeIf(it -> !it.totals().extractDate().isAfter(date));
        Plan without = job.receive().collect() == null ? Plan.NO_DELIVERY : Plan.ASK;
        return new Day(date, names.isEmpty() ? without : Plan.RUN, names);
    }

    private List<Delivery> pending(Workplace workplace, JobDefinition job) {
        Set<String> applied = workplace.extracts().listApplied(job.register()).stream()
                .map(ExtractHistory::contentHash)
                .collect(Collectors.toSet());
        List<Delivery> pending = new ArrayList<>();
        try {
            for (Found found : new Inbox(job.receive(), clock).deliveries()) {
                if (found instanceof Delivery delivery && !applied.contains(delivery.contentHash())) {
                    pending.add(delivery);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pending;
    }

    private static List<RegisterResult> run(Workplace workplace, String register, List<Day> plan, String by) {
        List<RegisterResult> results = new ArrayList<>();
        for (Day day : plan) {
            boolean goesOn = results.stream().allMatch(it -> GOES_ON.contains(it.code()));
            if (goesOn && (day.plan() == Plan.RUN || day.plan() == Plan.ASK)) {
                Request request = new Request(day.date(), false, false, by, null).by(Verb.BACKFILL);
                results.add(new RegisterRunner(workplace).run(register, request));
            }
        }
        return results;
    }

    /** What is to be said of the dates that no turn tells of. */
    private static Optional<RegisterResult> findAnswer(String register, List<Day> plan) {
        List<LocalDate> lacking = plan.stream()
                .filter(it -> it.plan() == Plan.NO_DELIVERY)
                .map(Day::date)
                .toList();
        if (!lacking.isEmpty()) {
            return Optional.of(RegisterResult.answer(
                    register, ExitCode.INPUT_LATE, "no-delivery", VerbMessages.noDelivery(register, lacking)));
        }
        return plan.stream().allMatch(it -> it.plan() == Plan.ACCEPTED)
                ? Optional.of(RegisterResult.answer(
                        register, ExitCode.ALREADY_DONE, "accepted-before", VerbMessages.acceptedBefore(register)))
                : Optional.empty();
    }
}
