package fi.ajantasa.writeback;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.ThreeLines;
import fi.ajantasa.source.Failure;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a round ended.
 *
 * @param reason a kebab-case word where it is not simply done
 * @param lines what the operator reads, or null
 * @param runs whose equations have more to show now
 */
public record WrittenBack(ExitCode code, String reason, @Nullable ThreeLines lines, Set<String> runs) {
    private static final String STATUS = "ajantasa write-back status";
    private static final String HERE = "What runs applied stays applied here";

    public WrittenBack {
        runs = Set.copyOf(runs);
    }

    private WrittenBack(ExitCode code, String reason, ThreeLines lines) {
        this(code, reason, lines, Set.of());
    }

    /** The worst of several ends, with all their runs. */
    static WrittenBack worst(List<WrittenBack> ends) {
        Set<String> runs = new TreeSet<>();
        WrittenBack worst = new WrittenBack(ExitCode.OK, "", null, runs);
        for (WrittenBack end : ends) {
            runs.addAll(end.runs);
            if (worst.code.worse(end.code) != worst.code) {
                worst = end;
            }
        }
        return new WrittenBack(worst.code, worst.reason, worst.lines, runs);
    }

    static WrittenBack answered(Batch batch, Comparison found) {
        Set<String> runs = found.byRun().keySet();
        int taken = batch.messages() - found.refused();
        if (found.refused() == 0 && found.differing() == 0) {
            return new WrittenBack(ExitCode.OK, "", null, runs);
        }
        boolean refused = found.refused() > 0;
        String broken = refused
                ? "outbox_sent %d ≠ acknowledged %d".formatted(batch.messages(), taken)
                : "acknowledged %d ≠ read_back_equal %d".formatted(taken, taken - found.differing());
        ListName list = refused ? ListName.NOT_ACKNOWLEDGED : ListName.READ_BACK_DIFFERS;
        return new WrittenBack(
                ExitCode.IMBALANCE,
                list.word(),
                new ThreeLines(
                        "IMBALANCE write-back %s E6: %s.".formatted(batch.name(), broken),
                        "%d values are changed here; %d are not confirmed in the customer system and stay in the outbox."
                                .formatted(batch.messages(), found.refused() + found.differing()),
                        found.findRunWith(list)
                                .map(run -> "ajantasa runs show %s --list %s".formatted(run, list.word()))
                                .orElse(STATUS)),
                runs);
    }

    static WrittenBack notSent(Batch batch, Failure failure) {
        return new WrittenBack(
                failure.code(),
                failure.reason().word(),
                new ThreeLines(
                        "%s write-back %s: %s: %s; attempts: %d."
                                .formatted(
                                        failure.code(),
                                        batch.name(),
                                        failure.reason().word(),
                                        failure.what(),
                                        failure.attempts()),
                        HERE + "; this file and those behind it wait, and are sent as they are.",
                        "ajantasa write-back send"));
    }

    static WrittenBack outOfReach(Failure failure) {
        return new WrittenBack(
                failure.code(),
                failure.reason().word(),
                new ThreeLines(
                        "%s write-back answers: %s: %s; attempts: %d."
                                .formatted(failure.code(), failure.reason().word(), failure.what(), failure.attempts()),
                        HERE + "; what was sent is not sent again, and whether it was taken is not known.",
                        "ajantasa write-back send"));
    }

    static WrittenBack bad(Batch batch, Answer.Bad bad) {
        return new WrittenBack(
                ExitCode.INPUT_BAD,
                bad.reason(),
                new ThreeLines(
                        "INPUT_BAD write-back %s: %s: %s; expected %s."
                                .formatted(batch.answerName(), bad.reason(), bad.what(), bad.expected()),
                        HERE + "; nothing of the answer was used, and what was sent is not sent again.",
                        STATUS));
    }

    static WrittenBack late(Batch batch, int within) {
        return new WrittenBack(
                ExitCode.INPUT_LATE,
                "no-answer",
                new ThreeLines(
                        "INPUT_LATE write-back %s: no answer; sent at %s, days allowed: %d."
                                .formatted(batch.name(), batch.sentAt(), within),
                        HERE
                                + "; whether the customer system took these %d values is not known."
                                        .formatted(batch.messages()),
                        STATUS));
    }
}
