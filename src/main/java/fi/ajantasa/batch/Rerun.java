package fi.ajantasa.batch;

import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.report.ListName;
import fi.ajantasa.source.Delivery;
import fi.ajantasa.source.ExtractHistory;
import fi.ajantasa.source.Refusal;
import fi.ajantasa.source.SequenceRule;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Makes a new run of the delivery an earlier one was made from, under today's definitions and linked to it: of the whole
 * delivery (rerun), or of the rows that were rejected (replay).
 */
public final class Rerun {
    private final Installation installation;
    private final Clock clock;

    public Rerun(Installation installation, Clock clock) {
        this.installation = installation;
        this.clock = clock;
    }

    /**
     * Takes the run's delivery once more, whole.
     *
     * @throws Locked when another process is running
     */
    public RegisterResult rerun(String id, String by, boolean dryRun) throws DefinitionException {
        return again(id, request(by, dryRun, Verb.RERUN), null);
    }

    /**
     * Takes those rows of the run's delivery once more that were rejected and have not been accepted since.
     *
     * @param rule only those that broke this rule, null for all
     * @throws Locked when another process is running
     */
    public RegisterResult replay(String id, @Nullable String rule, String by, boolean dryRun)
            throws DefinitionException {
        return again(id, request(by, dryRun, Verb.REPLAY), rule);
    }

    private Request request(String by, boolean dryRun, Verb verb) {
        return new Request(LocalDate.now(clock), false, dryRun, by, null).by(verb);
    }

    private RegisterResult again(String id, Request request, @Nullable String rule) throws DefinitionException {
        try (Workplace workplace = Workplace.open(installation, clock)) {
            Optional<Run> found = workplace.runs().find(id);
            if (found.isEmpty()) {
                return RegisterResult.answer("", ExitCode.USAGE, "unknown-run", VerbMessages.unknown(id));
            }
            PastRun past = new PastRun(workplace, found.get(), request.verb());
            Optional<RegisterResult> refusal = past.findRefusal();
            return refusal.isPresent() ? refusal.get() : new Order(workplace, past, request).take(rule);
        }
    }

    /** One earlier run to be taken again. */
    private record Order(Workplace workplace, PastRun past, Request request) {

        RegisterResult take(@Nullable String rule) {
            if (request.verb() == Verb.REPLAY) {
                RejectedRows rejected = new RejectedRows(past, rule);
                return rejected.findRefusal().orElseGet(() -> takeRows(rejected.rows()));
            }
            return past.listDone().stream()
                    .findFirst()
                    .map(it -> past.answer(
                            ExitCode.ALREADY_DONE, "rerun-before", VerbMessages.doneBefore(past.run(), it, Verb.RERUN)))
                    .orElseGet(() -> takeRows(null));
        }

        /** @param rows which rows, null for all */
        private RegisterResult takeRows(@Nullable RoaringBitmap rows) {
            Extract extract = past.extract();
            PastInput input = new PastInput(workplace, extract);
            String reason = request.verb().word() + " of " + past.run().id();
            Optional<Delivery> delivery = input.find(request.by(), reason).map(this::numbered);
            if (delivery.isEmpty()) {
                input.forget();
                return past.answer(
                        ExitCode.NOT_RESUMABLE,
                        "input-gone",
                        VerbMessages.inputGone(past.run(), extract, request.verb()));
            }
            Optional<Refusal> refusal = judge(delivery.get());
            if (refusal.isPresent()) {
                input.forget();
                return past.answer(
                        refusal.get().code(),
                        refusal.get().reason(),
                        Messages.refused(extract.register(), extract.name(), refusal.get()));
            }
            return execute(open(delivery.get(), rows), input);
        }

        private Delivery numbered(Delivery delivery) {
            JobDefinition job = workplace.jobs().require(past.run().order().register());
            return SequenceRule.unwrapped(
                    workplace.extracts().history(job.register()),
                    delivery,
                    job.receive().layout().frame().wrapsAfter());
        }

        /** One that was applied, and nothing after it, may be applied again; any other must fit as if it came today. */
        private Optional<Refusal> judge(Delivery delivery) {
            String register = past.run().order().register();
            List<ExtractHistory> history = workplace.extracts().history(register);
            boolean collects = workplace.jobs().onlyCollects(register);
            return SequenceRule.judge(history, delivery, request.businessDate(), collects)
                    .filter(it -> it.code() != ExitCode.ALREADY_DONE);
        }

        private Run open(Delivery delivery, @Nullable RoaringBitmap rows) {
            String register = past.run().order().register();
            return Objects.requireNonNull(workplace.engine().transaction().execute(status -> {
                int extract = workplace.extracts().receive(register, delivery);
                Run.Order order =
                        request.order(register, workplace.jobs().hash()).withExtract(extract);
                Run run = workplace.runs().open(order);
                workplace
                        .links()
                        .add(new RunLinkStore.RunLink(
                                run.id(), request.verb(), past.run().id()));
                if (rows != null) {
                    workplace.lists().put(run.id(), ListName.REPLAYED, "", rows);
                }
                return run;
            }));
        }

        private RegisterResult execute(Run run, PastInput input) {
            RegisterResult result = new RunExecution(workplace, request).turn(run);
            Run.State state = workplace.runs().find(run.id()).orElseThrow().state();
            if (state != Run.State.RUNNING && state != Run.State.HELD) {
                input.forget();
            }
            return result;
        }
    }
}
