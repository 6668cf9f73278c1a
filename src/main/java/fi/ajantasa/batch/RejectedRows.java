package fi.ajantasa.batch;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunListStore;
import fi.ajantasa.report.ThreeLines;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * The rows of a run that were rejected and may be tried again: not those that wait in quarantine, which every run tries
 * again by itself, and not those that an earlier replay took in.
 */
final class RejectedRows {
    private final PastRun past;
    private final @Nullable String rule;
    private final Map<String, RoaringBitmap> byRule = new TreeMap<>();
    private final RoaringBitmap rows = new RoaringBitmap();

    /** @param rule only those that broke this rule, null for all */
    RejectedRows(PastRun past, @Nullable String rule) {
        this.past = past;
        this.rule = rule;
        RoaringBitmap waiting = new RoaringBitmap();
        past.workplace().rejections().rulesByRow(past.run().id()).forEach((row, rules) -> {
            for (String broken : rules) {
                byRule.computeIfAbsent(broken, it -> new RoaringBitmap()).add(row);
            }
            if (rules.contains(PersonTurn.POISON) || rules.contains(PersonTurn.WAITING)) {
                waiting.add(row);
            }
        });
        byRule.forEach((broken, list) -> {
            if (rule == null || rule.equals(broken)) {
                rows.or(list);
            }
        });
        rows.andNot(waiting);
        rows.andNot(acceptedSince());
    }

    private RoaringBitmap acceptedSince() {
        RoaringBitmap accepted = new RoaringBitmap();
        RunListStore lists = past.workplace().lists();
        past.workplace().links().listOf(past.run().id()).stream()
                .filter(it -> it.verb() == Verb.REPLAY)
                .map(it -> past.workplace().runs().find(it.run()).orElseThrow())
                .filter(it -> !it.order().dryRun() && it.state() != Run.State.REFUSED)
                .forEach(it -> accepted.or(lists.read(it.id(), ListName.ACCEPTED.word(), "")));
        return accepted;
    }

    RoaringBitmap rows() {
        return rows;
    }

    /** Why there is nothing to replay, if there is not. */
    Optional<RegisterResult> findRefusal() {
        Run run = past.run();
        if (run.state() == Run.State.REFUSED || run.reason().equals(Abandonment.ABANDONED)) {
            return refusal(ExitCode.USAGE, "refused-whole", VerbMessages.refusedWhole(run));
        } else if (isReference()) {
            return refusal(ExitCode.USAGE, "a-reference-list", VerbMessages.isReference(run));
        } else if (rule != null && !byRule.containsKey(rule)) {
            return refusal(ExitCode.USAGE, "unknown-rule", VerbMessages.unknownRule(run, rule, byRule.keySet()));
        } else if (rows.isEmpty()) {
            return refusal(ExitCode.ALREADY_DONE, "nothing-rejected", VerbMessages.nothingRejected(run));
        }
        return findSameReplay()
                .map(it -> past.answer(
                        ExitCode.ALREADY_DONE, "replayed-before", VerbMessages.doneBefore(run, it, Verb.REPLAY)));
    }

    private Optional<RegisterResult> refusal(ExitCode code, String reason, ThreeLines lines) {
        return Optional.of(past.answer(code, reason, lines));
    }

    private boolean isReference() {
        return past.workplace()
                .jobs()
                .require(past.run().order().register())
                .findReference()
                .isPresent();
    }

    /** A replay of all these rows under today's definitions; another would reject the same rows for the same reasons. */
    private Optional<Run> findSameReplay() {
        return past.listDone().stream()
                .filter(it -> {
                    RoaringBitmap replayed = past.workplace().lists().read(it.id(), ListName.REPLAYED.word(), "");
                    return RoaringBitmap.andNot(rows, replayed).isEmpty();
                })
                .findFirst();
    }
}
