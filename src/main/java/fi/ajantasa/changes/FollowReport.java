package fi.ajantasa.changes;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.report.ThreeLines;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers what an operator must know of a turn: parts that lag, and what was kept out. Names parts and groups, never people. */
final class FollowReport {
    private static final Logger LOG = LoggerFactory.getLogger(FollowReport.class);
    private static final int SHOWN = 10;

    private final JobDefinition job;
    private final Clock clock;
    private final List<PartEnd> ends = new ArrayList<>();
    private final List<String> lagging = new ArrayList<>();
    private Counts counts = Counts.NONE;
    private long missing;
    private @Nullable Transcription transcription;

    FollowReport(JobDefinition job, Clock clock) {
        this.job = job;
        this.clock = clock;
    }

    /** @param cursor where the part stands now; null when it never began */
    void add(PartEnd end, @Nullable Cursor cursor) {
        ends.add(end);
        counts = counts.plus(end.counts());
        missing += end.missing();
        if (!end.isCurrent()) {
            lagging.add(lag(end, cursor));
        }
    }

    void add(Transcription written) {
        transcription = written;
    }

    private String lag(PartEnd end, @Nullable Cursor cursor) {
        Duration limit = Objects.requireNonNull(job.receive().changes()).pace().lag();
        String since = "never up to date";
        if (cursor != null) {
            Duration lag = Duration.between(cursor.since(), clock.instant());
            since = "not up to date for " + lag.toHours() + " h";
            if (lag.compareTo(limit) >= 0) {
                since += ", more than " + limit.toHours() + " h";
                LOG.warn("{} changes: part {} {}: {}", job.register(), end.part() + 1, since, end.reason());
            }
        }
        return "part %d of %d: %s, %s".formatted(end.part() + 1, parts(), end.reason(), since);
    }

    private int parts() {
        return Objects.requireNonNull(job.receive().changes()).parts().count();
    }

    /** Whether the register's word was heard of every part. */
    boolean isCurrent() {
        return ends.stream().allMatch(PartEnd::isCurrent);
    }

    /** What was asked and told, in numbers. */
    String figures() {
        return "%d of %d parts up to date; %d events, %d again, %d of others, %d groups left out, %d without base data"
                .formatted(
                        ends.size() - lagging.size(),
                        ends.size(),
                        counts.events(),
                        counts.repeats(),
                        counts.strangers(),
                        counts.dropped(),
                        missing);
    }

    /** What became of it. */
    String written() {
        return transcription == null ? "nothing waits" : transcription.tally().toString();
    }

    Followed followed(boolean landed) {
        ExitCode code = ExitCode.worst(ends.stream().map(PartEnd::code).toList());
        List<String> notes = notes();
        if (!notes.isEmpty()) {
            code = code.worse(ExitCode.OK_WITH_REJECTS);
        }
        if (code == ExitCode.OK) {
            return new Followed(landed, counts.told(), code, "", null);
        }
        return new Followed(landed, counts.told(), code, reason(code), lines(code, notes));
    }

    private String reason(ExitCode code) {
        return ends.stream()
                .filter(it -> it.code() == code)
                .map(PartEnd::reason)
                .findFirst()
                .orElse("not-all-understood");
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (counts.strangers() > 0) {
            notes.add(counts.strangers() + " told of people we did not ask for, not kept");
        }
        if (missing > 0) {
            notes.add("base data of " + missing + " did not come");
        }
        if (transcription != null) {
            note(transcription, notes);
        }
        return notes;
    }

    private static void note(Transcription written, List<String> notes) {
        if (written.tally().isAlarm()) {
            notes.add(written.tally().alarm());
        }
        if (!written.tried().isEmpty()) {
            notes.add("events of " + written.tried().size() + " cannot be read and wait: customers "
                    + some(written.tried().stream().toList()));
        }
        if (!written.givenUp().isEmpty()) {
            notes.add("events of " + written.givenUp().size() + " are tried no more: customers "
                    + some(written.givenUp().stream().toList()));
        }
    }

    private static String some(List<Integer> customers) {
        return customers.subList(0, Math.min(SHOWN, customers.size())) + (customers.size() > SHOWN ? " and more" : "");
    }

    private ThreeLines lines(ExitCode code, List<String> notes) {
        List<String> all = new ArrayList<>(lagging.subList(0, Math.min(SHOWN, lagging.size())));
        if (lagging.size() > SHOWN) {
            all.add((lagging.size() - SHOWN) + " parts more");
        }
        all.addAll(notes);
        boolean down = !lagging.isEmpty();
        return new ThreeLines(
                code.name() + " " + job.register() + " changes: " + String.join("; ", all) + ".",
                down
                        ? "What was told is taken in; parts that lag stand where they stood, and nothing of them is lost."
                        : "Everything else is taken in; what was kept out changes nothing.",
                down ? "ajantasa run " + job.register() : "ajantasa runs list");
    }
}
