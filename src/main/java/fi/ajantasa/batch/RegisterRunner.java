package fi.ajantasa.batch;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.job.Collect;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.ThreeLines;
import fi.ajantasa.source.AnswerFolder;
import fi.ajantasa.source.Collected;
import fi.ajantasa.source.Delivery;
import fi.ajantasa.source.ExtractHistory;
import fi.ajantasa.source.Failure;
import fi.ajantasa.source.Found;
import fi.ajantasa.source.Incomplete;
import fi.ajantasa.source.Kind;
import fi.ajantasa.source.Refusal;
import fi.ajantasa.source.SequenceRule;
import fi.ajantasa.source.Unreadable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One register's turn: continues what a dead process left, then takes every pending delivery in sequence order, and
 * stops at the first that cannot be used. A held plan does not stop the next delivery, which may raise privacy, nor does
 * one out of sequence: behind it may be the full list that mends it.
 */
final class RegisterRunner {
    private static final Logger LOG = LoggerFactory.getLogger(RegisterRunner.class);
    private final Workplace workplace;

    RegisterRunner(Workplace workplace) {
        this.workplace = workplace;
    }

    RegisterResult run(String register, Request request) {
        JobDefinition job = workplace.jobs().require(register);
        Optional<RegisterResult> refusal = RunExecution.findRefusal(workplace, job);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Turn turn = new Turn(job, request);
        turn.resume();
        turn.take();
        turn.nameGaps();
        LOG.info("{}: {}", register, turn.code);
        return new RegisterResult(register, turn.code, turn.reason, turn.message, turn.told, turn.reports);
    }

    /** What happens in one turn, and the worst of it. */
    private final class Turn {
        private final JobDefinition job;
        private final Request request;
        private final List<RunReport> reports = new ArrayList<>();
        private ExitCode code = ExitCode.OK;
        private String reason = "";
        private String message = "";
        private boolean stopped;
        private @Nullable Long told;
        private boolean gap;

        Turn(JobDefinition job, Request request) {
            this.job = job;
            this.request = request;
        }

        void resume() {
            for (Run run : workplace.runs().list(job.register(), Run.State.RUNNING)) {
                if (stopped) {
                    return;
                }
                if (request.dryRun() && !run.order().dryRun()) {
                    end(ExitCode.NOT_RESUMABLE, "interrupted", Messages.interrupted(run));
                } else {
                    takeUp(run, new Continuation(workplace, run).changes());
                }
            }
        }

        private void takeUp(Run run, List<String> changes) {
            if (changes.isEmpty()) {
                workplace.runs().join(run.id(), request.night());
                execute(run);
            } else {
                end(ExitCode.NOT_RESUMABLE, "definitions-changed", Messages.notResumable(run, changes));
            }
        }

        /** Takes what was dropped, what is collected first, or what a register answers that is spoken with. */
        void take() {
            Optional<Collecting> collecting = Collecting.find(workplace, job, request.businessDate());
            if (job.receive().dialogue() != null) {
                talk(conversation());
            } else if (stopped || collecting.isEmpty()) {
                takeDeliveries();
            } else {
                collect(collecting.get());
            }
        }

        private Conversation conversation() {
            if (job.receive().query() != null) {
                return new Asker(workplace, job);
            }
            return job.receive().wash() != null ? new Washer(workplace, job) : new Follower(workplace, job);
        }

        /** Takes what was collected, and puts away what was applied. */
        private void collect(Collecting collecting) {
            Collected collected = collecting.bring();
            Optional<Failure> failure = Optional.ofNullable(collected.failure());
            if (failure.isEmpty() || failure.get().code() != ExitCode.PERMIT_EXPIRED) {
                takeDeliveries();
            }
            collected.refused().forEach(it -> refuse(job.register() + "-collect", it));
            failure.ifPresent(it -> end(it.code(), it.reason().word(), down(it)));
            if (!request.dryRun()) {
                collecting.putAway(collected);
            }
        }

        private ThreeLines down(Failure failure) {
            return Messages.down(job.register(), failure, confirmed(), !reports.isEmpty());
        }

        /** Takes first what a dead process has let land, then what is answered. */
        private void talk(Conversation conversation) {
            if (conversation.mayTakeFirst(request) && isPending()) {
                takeDeliveries();
            }
            Conversation.Heard heard =
                    stopped || request.dryRun() ? Conversation.Heard.NOTHING : conversation.hold(request);
            if (heard.landed()) {
                takeDeliveries();
            }
            clear();
            told = heard.told();
            Optional.ofNullable(heard.lines()).ifPresent(lines -> end(heard.code(), heard.reason(), lines));
        }

        /** Answers are kept no longer than they are needed; an interrupted run goes on reading them. */
        private void clear() {
            if (workplace.runs().list(job.register(), Run.State.RUNNING).isEmpty()) {
                try {
                    new AnswerFolder(job.receive().folder()).clear();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        private boolean isPending() {
            List<String> applied = workplace.extracts().listApplied(job.register()).stream()
                    .map(ExtractHistory::contentHash)
                    .toList();
            return deliveries().stream()
                    .anyMatch(it -> it instanceof Delivery found && !applied.contains(found.contentHash()));
        }

        private void takeDeliveries() {
            int known = keptElsewhere();
            int taken = 0;
            for (Found found : deliveries()) {
                if (stopped) {
                    return;
                }
                if (found instanceof Delivery announced && !isBehindAGap(announced)) {
                    List<ExtractHistory> history = workplace.extracts().history(job.register());
                    Delivery delivery = SequenceRule.unwrapped(
                            history, announced, job.receive().layout().frame().wrapsAfter());
                    Optional<Refusal> refusal = SequenceRule.judge(
                            history,
                            delivery,
                            request.businessDate(),
                            workplace.jobs().onlyCollects(job.register()));
                    Optional<String> before = request.again() ? Optional.empty() : findRefusal(delivery);
                    if (refusal.isPresent() && refusal.get().code() == ExitCode.ALREADY_DONE) {
                        known++;
                        noteSeenAgain(delivery);
                    } else if (before.isPresent()) {
                        taken++;
                        refuseAgain(delivery, before.get());
                    } else {
                        taken++;
                        take(delivery, refusal);
                    }
                } else if (found instanceof Unreadable unreadable) {
                    taken++;
                    refuse(job.register() + "-control", unreadable.refusal());
                } else if (found instanceof Incomplete incomplete) {
                    taken++;
                    late(incomplete.reason(), "a delivery is incomplete: " + incomplete.reason());
                }
            }
            if (taken == 0 && reports.isEmpty() && !stopped) {
                nothingPending(known);
            }
        }

        /** What was taken behind a delivery that was rolled back stands alone; that one is missing all the same (F84). */
        void nameGaps() {
            if (!reports.isEmpty() && workplace.jobs().onlyCollects(job.register())) {
                List<ExtractHistory> gaps =
                        SequenceRule.gaps(workplace.extracts().history(job.register()));
                if (!gaps.isEmpty()) {
                    worsen(
                            ExitCode.OK_WITH_REJECTS,
                            "rolled-back-before",
                            Messages.gaps(job.register(), gaps).text());
                }
            }
        }

        /** Changes behind a gap wait for what is missing; only a full list goes on without it (F53). */
        private boolean isBehindAGap(Delivery delivery) {
            return gap && delivery.totals().kind() == Kind.DELTA;
        }

        /** 1 when a delivery was applied whose files are kept as encrypted copies and no longer lie in the folder. */
        private int keptElsewhere() {
            Collect collect = job.receive().collect();
            return collect != null && collect.keptDays() > 0 && confirmed() != null ? 1 : 0;
        }

        /** That a delivery was there again is all that is written of it (F51). */
        private void noteSeenAgain(Delivery delivery) {
            AuditEntry entry = new AuditEntry(
                    "seen-again",
                    "",
                    0,
                    request.by(),
                    String.join(" ", job.passport().purposes()),
                    workplace.jobs().hash(),
                    0,
                    AuditBody.words("register", job.register(), "delivery", delivery.contentHash()));
            workplace.audit().append(List.of(entry), workplace.clock().instant());
        }

        private void nothingPending(int known) {
            if (known == 0 || (request.expectDelivery() && !deliveredFor(request.businessDate())) || isWaitedFor()) {
                late("no-delivery", "no delivery is there");
            } else {
                end(ExitCode.ALREADY_DONE, "seen-before", Messages.alreadyDone(job.register()));
            }
        }

        /** Whoever waits wants a delivery for the business date, and none was taken for it yet. */
        private boolean isWaitedFor() {
            return request.waits()
                    && job.schedule() != null
                    && workplace
                            .runs()
                            .findTaken(job.register(), request.businessDate())
                            .isEmpty();
        }

        private void late(String why, String what) {
            end(ExitCode.INPUT_LATE, why, Messages.late(job.register(), what, confirmed()));
        }

        private @Nullable LocalDate confirmed() {
            return workplace.extracts().listApplied(job.register()).stream()
                    .map(ExtractHistory::extractDate)
                    .max(LocalDate::compareTo)
                    .orElse(null);
        }

        private boolean deliveredFor(LocalDate date) {
            return workplace.extracts().history(job.register()).stream()
                    .anyMatch(it -> it.extractDate().equals(date));
        }

        private List<Found> deliveries() {
            return Lying.of(job, request.businessDate(), workplace.clock());
        }

        private void take(Delivery delivery, Optional<Refusal> refusal) {
            Run run = workplace.engine().transaction().execute(status -> open(delivery));
            if (refusal.isPresent()) {
                new RunContext(workplace, run).refuse(refusal.get());
                note(run.id());
                stopped = request.dryRun();
            } else {
                String files = stamps(delivery);
                execute(run);
                remember(run.id(), files);
            }
        }

        /** What makes a delivery bad stays as it is until its files or the definitions change. */
        private void remember(String id, String files) {
            Run run = workplace.runs().find(id).orElseThrow();
            if (run.state() == Run.State.REFUSED && run.code() == ExitCode.INPUT_BAD) {
                workplace
                        .refused()
                        .add(run, workplace.extracts().require(run.order().extract()), files);
            }
        }

        private Optional<String> findRefusal(Delivery delivery) {
            return workplace
                    .refused()
                    .findRun(
                            job.register(),
                            delivery.contentHash(),
                            workplace.jobs().hash(),
                            stamps(delivery));
        }

        /** Ends as the run that refused the delivery did; a later delivery may still be good, so it is looked at. */
        private void refuseAgain(Delivery delivery, String before) {
            Run run = workplace.engine().transaction().execute(status -> {
                Run opened = open(delivery);
                Run first = workplace.runs().find(before).orElseThrow();
                String said = workplace.runs().findMessage(before).orElse("");
                new RunContext(workplace, opened)
                        .refuse(RunExecution.code(first), first.reason(), Messages.refusedBefore(opened, first, said));
                return opened;
            });
            note(run.id());
            stopped = request.dryRun();
        }

        private static String stamps(Delivery delivery) {
            try {
                return delivery.stamps();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The delivery and its run, together or neither. */
        private Run open(Delivery delivery) {
            if (job.findReference().isEmpty()) {
                workplace.customers().enrol(job.register(), workplace.clock().instant());
            }
            int extract = workplace.extracts().receive(job.register(), delivery);
            Run.Order order = request.order(job.register(), workplace.jobs().hash());
            return workplace.runs().open(order.withExtract(extract));
        }

        private void refuse(String delivery, Refusal refusal) {
            end(refusal.code(), refusal.reason(), Messages.refused(job.register(), delivery, refusal));
        }

        private void execute(Run run) {
            new RunExecution(workplace, request).execute(run);
            note(run.id());
        }

        /** Takes the end of a run into the turn's. */
        private void note(String id) {
            reports.add(RunExecution.report(workplace, id));
            Run run = workplace.runs().find(id).orElseThrow();
            ExitCode ended = RunExecution.code(run);
            boolean usable = ended == ExitCode.OK || ended == ExitCode.OK_WITH_REJECTS || ended == ExitCode.HELD;
            stopped = !usable || request.dryRun();
            gap = run.reason().equals("sequence-gap");
            worsen(ended, run.reason(), workplace.runs().findMessage(id).orElse(""));
        }

        void end(ExitCode ended, String why, ThreeLines lines) {
            stopped = true;
            worsen(ended, why, lines.text());
        }

        /** What is worse has the last word, and of two that are alike the one that says why. */
        private void worsen(ExitCode ended, String why, String lines) {
            boolean explains = code == ended && reason.isEmpty() && !why.isEmpty();
            if (message.isEmpty() || explains || (code.worse(ended) == ended && code != ended)) {
                code = ended;
                reason = why;
                message = lines;
            }
        }
    }
}
