package fi.ajantasa.cli;

import fi.ajantasa.batch.Pause;
import fi.ajantasa.batch.StopSignal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** Sleeps between two looks, and says once who is waited for and until when. */
final class WaitingText implements Pause {
    private final CommandSpec spec;
    private final Clock clock;
    private final StopSignal stop;
    private SortedMap<String, ZonedDateTime> told = new TreeMap<>();

    WaitingText(CommandSpec spec, Clock clock, StopSignal stop) {
        this.spec = spec;
        this.stop = stop;
        this.clock = clock;
    }

    @Override
    public void until(Instant next, SortedMap<String, ZonedDateTime> late) {
        if (!late.equals(told)) {
            told = new TreeMap<>(late);
            String who = late.entrySet().stream()
                    .map(it -> it.getKey() + " until " + it.getValue().toLocalTime() + " Helsinki")
                    .collect(Collectors.joining(", "));
            spec.commandLine().getErr().println("Waiting for " + who + ".");
            spec.commandLine().getErr().flush();
        }
        stop.sleep(next, clock);
    }
}
