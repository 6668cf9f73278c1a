package fi.ajantasa.cli;

import fi.ajantasa.batch.Timeline;
import java.util.ArrayList;
import java.util.List;

/** A run's timeline for the terminal, in Helsinki time. */
final class TimelineText {
    private static final String LINE = "  %s  %-11s  %s";

    private TimelineText() {}

    static String text(Timeline timeline) {
        List<String> lines = new ArrayList<>();
        lines.add(timeline.run() + "  " + timeline.register() + "  " + timeline.state()
                + (timeline.code() == null ? "" : " " + timeline.code()));
        for (Timeline.Event event : timeline.events()) {
            String by = event.by().isEmpty() ? "" : "by " + event.by() + ": ";
            lines.add(LINE.formatted(event.at().helsinki(), event.what(), by + event.detail()));
        }
        return String.join("\n", lines);
    }
}
