package fi.ajantasa.batch;

import fi.ajantasa.source.ThisHost;
import java.time.Instant;

/** A process: host, process id and its start, so that a reused process id is not mistaken for it. */
record Owner(String host, long pid, long started) {
    static Owner thisProcess() {
        ProcessHandle self = ProcessHandle.current();
        return new Owner(ThisHost.name(), self.pid(), started(self));
    }

    String text() {
        return host + " " + pid + " " + started;
    }

    /** As people say it. */
    static String words(String text) {
        String[] parts = text.split(" ", 3);
        return parts.length == 3 ? "process " + parts[1] + " on " + parts[0] : "process " + text;
    }

    static boolean isDeadHere(String text) {
        String[] parts = text.split(" ", 3);
        return parts.length == 3
                && parts[0].equals(ThisHost.name())
                && ProcessHandle.of(Long.parseLong(parts[1]))
                        .filter(it -> it.isAlive() && started(it) == Long.parseLong(parts[2]))
                        .isEmpty();
    }

    private static long started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
