package fi.ajantasa.job;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how long a register is waited for, how often it is asked and how much is taken from it. */
final class LimitsReader {
    private static final Pattern TIME = Pattern.compile("([1-9]\\d{0,4}) ?(s|min|h)");
    private static final Map<String, Duration> UNITS =
            Map.of("s", Duration.ofSeconds(1), "min", Duration.ofMinutes(1), "h", Duration.ofHours(1));
    private static final TransportLimits USUAL = TransportLimits.USUAL;
    private static final int MOST = 20;

    private LimitsReader() {}

    static TransportLimits read(Section place) {
        Section limits = place.section("limits", Shape.LIMITS);
        return new TransportLimits(
                time(limits, "connect", USUAL.connect()),
                time(limits, "read", USUAL.read()),
                time(limits, "call", USUAL.call()),
                time(limits, "total", USUAL.total()),
                limits.value("attempts", LimitsReader::attempts, USUAL.attempts(), "write a number from 1 to 20"),
                time(limits, "pause", USUAL.pause()),
                limits.value("size", LimitsReader::size, USUAL.size(), "write it like 200 MB"));
    }

    private static Duration time(Section limits, String key, Duration usual) {
        return limits.value(key, LimitsReader::time, usual, "write it like 10 s, 5 min or 1 h");
    }

    private static Duration time(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw new IllegalArgumentException(text);
        }
        return UNITS.getOrDefault(time.group(2), Duration.ZERO).multipliedBy(Long.parseLong(time.group(1)));
    }

    private static long size(String text) {
        long size = PackingReader.size(text);
        if (size < 1) {
            throw new IllegalArgumentException(text);
        }
        return size;
    }

    private static int attempts(String text) {
        int attempts = Integer.parseInt(text);
        if (attempts < 1 || attempts > MOST) {
            throw new IllegalArgumentException(text);
        }
        return attempts;
    }
}
