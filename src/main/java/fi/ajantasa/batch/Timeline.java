package fi.ajantasa.batch;

import fi.ajantasa.report.Moment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a run, in the order of time.
 *
 * @param code the name of its exit code, null while it has none
 */
public record Timeline(String run, String register, Run.State state, @Nullable String code, List<Event> events) {
    public Timeline {
        events = List.copyOf(events);
    }

    /**
     * One thing that happened.
     *
     * @param what opened, started, stopped, died, running, approval, refusal, abandonment, register, ended, or a verb
     * @param by who did it, empty where nobody did
     */
    public record Event(Moment at, String what, String by, String detail) {}
}
