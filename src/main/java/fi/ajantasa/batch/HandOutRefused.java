package fi.ajantasa.batch;

import fi.ajantasa.job.ExitCode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Partitions cannot be handed out, or this process cannot work on them: the settings are wrong, the broker does not answer,
 * or it has other definitions, another program, other keys, another database or other files than the run.
 */
public final class HandOutRefused extends RuntimeException {
    private static final String DOCTOR = "ajantasa doctor";
    private final ExitCode code;
    private final String next;
    private final @Nullable Outage outage;

    private HandOutRefused(ExitCode code, String message, String next) {
        super(message);
        this.code = code;
        this.next = next;
        this.outage = null;
    }

    private HandOutRefused(Outage outage, String message) {
        super(message);
        this.code = ExitCode.INTERNAL;
        this.next = DOCTOR;
        this.outage = outage;
    }

    static HandOutRefused settings(List<String> problems) {
        return new HandOutRefused(ExitCode.USAGE, "application.properties: " + String.join("; ", problems), DOCTOR);
    }

    static HandOutRefused noBroker() {
        return settings(List.of("ajantasa.broker.servers is missing: without a broker there is nothing to work on"));
    }

    static HandOutRefused notAnswering(BrokerSettings settings) {
        return new HandOutRefused(
                Outage.BROKER_GONE,
                "the broker at " + settings.servers() + " did not answer for "
                        + settings.patience().toSeconds() + " seconds, or does not let us use its topic "
                        + settings.topic());
    }

    static HandOutRefused topicGone(BrokerSettings settings) {
        return new HandOutRefused(
                Outage.TOPIC_GONE,
                "topic " + settings.topic() + " was deleted while partitions were handed out over it");
    }

    static HandOutRefused otherDefinitions(String run) {
        return new HandOutRefused(
                ExitCode.NOT_RESUMABLE,
                "the definitions here are not those that run " + run + " began with; its partitions are left to others",
                "ajantasa validate");
    }

    static HandOutRefused otherProgram(String run, int contract) {
        return new HandOutRefused(
                ExitCode.NOT_RESUMABLE,
                "the step contract of this program is " + RegisterJob.CONTRACT + ", that of run " + run + " is "
                        + contract + "; its partitions are left to others",
                "ajantasa --version");
    }

    static HandOutRefused otherKeys(String run) {
        return new HandOutRefused(
                ExitCode.KEYS_UNAVAILABLE,
                "the keyset file here is not the one that run " + run
                        + " works with; its partitions are left to others",
                DOCTOR);
    }

    static HandOutRefused otherDatabase(BrokerSettings settings) {
        return new HandOutRefused(
                ExitCode.USAGE,
                "a partition that came over topic " + settings.topic()
                        + " is not in the database here; expected a topic"
                        + " for each database alone, and a new one (ajantasa.broker.topic) for one that was restored",
                DOCTOR);
    }

    static HandOutRefused otherFile(String run, String file) {
        return new HandOutRefused(
                ExitCode.USAGE,
                "file " + file + " of run " + run + " does not lie here as it was proven: a worker sees the folders of"
                        + " the run under the same names; its partitions are left to others",
                DOCTOR);
    }

    /** How a command ends that needed it. */
    public ExitCode code() {
        return code;
    }

    /** The next safe command. */
    public String next() {
        return next;
    }

    /** What of the broker gave way, where that is the reason. */
    Optional<Outage> findOutage() {
        return Optional.ofNullable(outage);
    }
}
