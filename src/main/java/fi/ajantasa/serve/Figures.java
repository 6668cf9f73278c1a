package fi.ajantasa.serve;

import fi.ajantasa.contact.ListState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How an installation stood at a moment, in counts and moments; nothing of a person. */
record Figures(
        List<OfRegister> registers,
        List<ListState> lists,
        List<OfJob> jobs,
        long openTasks,
        @Nullable Instant checkpoint) {
    static final Figures NONE = new Figures(List.of(), List.of(), List.of(), 0, null);

    Figures {
        registers = List.copyOf(registers);
        lists = List.copyOf(lists);
        jobs = List.copyOf(jobs);
    }

    /**
     * One register.
     *
     * @param permitEnds the last day of its permit
     * @param confirmed the day its newest applied delivery tells of, null when none was applied
     * @param followed until when its journal of changes was followed, null where none is
     * @param run its last run that ended, null when none did
     * @param held its runs that wait for a person
     */
    record OfRegister(
            String register,
            LocalDate permitEnds,
            @Nullable LocalDate confirmed,
            @Nullable Instant followed,
            @Nullable OfRun run,
            long held) {}

    /**
     * A run that ended.
     *
     * @param rows how many there are of each kind
     */
    record OfRun(String id, int code, Instant started, Instant ended, Map<String, Long> rows) {
        OfRun {
            rows = Map.copyOf(rows);
        }

        OfRun with(Map<String, Long> counted) {
            return new OfRun(id, code, started, ended, counted);
        }
    }

    /**
     * A scheduled job.
     *
     * @param overdue when its oldest business date that is not done was due, null when none is
     */
    record OfJob(String job, @Nullable Instant overdue) {}
}
