package fi.ajantasa.batch;

import java.io.File;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What of the machine gave way under a run. */
public enum Outage {
    /** The database's connection was cut, or it was stopped (F139). */
    DATABASE_GONE("database-gone"),
    /** There was no room to write on, here or at the database's server (F142). */
    DISK_FULL("disk-full"),
    /** The broker over which partitions are handed out does not answer. */
    BROKER_GONE("broker-gone"),
    /** Partitions were handed out over a topic that was deleted meanwhile. */
    TOPIC_GONE("topic-gone");

    /** PostgreSQL: disk full. */
    private static final String FULL = "53100";

    /** What a file system says when it is short of room or of quota. */
    private static final Pattern NO_ROOM =
            Pattern.compile("No space left on device|Disk quota exceeded|File too large|not enough space on the disk");

    /** PostgreSQL: stopped by its administrator, after a crash, starting up. Class 08: no connection. */
    private static final Set<String> STOPPED = Set.of("57P01", "57P02", "57P03");

    /** H2: connection broken, database closed. */
    private static final Set<Integer> CLOSED = Set.of(90067, 90098, 90121);

    /** All that the pool says of a connection it gave up, without a state. */
    private static final String OF_POOL = "Connection is closed";

    /** Less than this is too little for any run. */
    private static final long LITTLE = 64L << 20;

    private final String word;

    Outage(String word) {
        this.word = word;
    }

    /** The reason as it is counted and searched. */
    public String word() {
        return word;
    }

    /**
     * What gave way in the words of an operator, for a full disk with the bytes that are needed.
     *
     * @param held how many bytes the database holds, 0 when it cannot be asked
     */
    public String text(Installation installation, long held) {
        if (this == DATABASE_GONE) {
            return word + ": the database was stopped, or the connection to it was cut";
        } else if (this == BROKER_GONE) {
            return word
                    + ": the broker that application.properties names does not answer; without ajantasa.broker.servers"
                    + " a run does all itself";
        }
        if (this == TOPIC_GONE) {
            return word
                    + ": the broker's topic was deleted while partitions were handed out over it; a run makes it where it"
                    + " is missing, and it must stay";
        }
        File file = Database.embeddedFile(installation).toFile();
        boolean embedded = Database.isEmbedded(installation);
        long home = installation.home().toFile().getUsableSpace();
        long free = embedded ? Math.min(home, file.getParentFile().getUsableSpace()) : home;
        boolean here = embedded || free < LITTLE;
        long size = Math.max(held, file.length());
        return word + ": "
                + (here ? free + " bytes are free in the home folder" : "the database server has no room left")
                + "; expected room for another " + Math.max(size, LITTLE) + " bytes";
    }

    /** What gave way, where the failure comes from that; a full disk may also close the embedded database. */
    public static Optional<Outage> find(Throwable failure) {
        List<Throwable> causes = causes(failure);
        if (causes.stream().anyMatch(Outage::isFull)) {
            return Optional.of(DISK_FULL);
        }
        return causes.stream()
                .filter(HandOutRefused.class::isInstance)
                .flatMap(it -> ((HandOutRefused) it).findOutage().stream())
                .findFirst()
                .or(() -> causes.stream().anyMatch(Outage::isGone) ? Optional.of(DATABASE_GONE) : Optional.empty());
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
            if (cause instanceof StepFailed step) {
                causes.addAll(step.causes());
            }
            for (Throwable other : cause.getSuppressed()) {
                causes.addAll(causes(other));
            }
        }
        return causes;
    }

    private static boolean isFull(Throwable cause) {
        if (cause instanceof SQLException sql && FULL.equals(sql.getSQLState())) {
            return true;
        }
        boolean writes = cause instanceof IOException || cause instanceof SQLException || isOfStore(cause);
        return writes && NO_ROOM.matcher(String.valueOf(cause.getMessage())).find();
    }

    /** What H2 throws of its own file. */
    private static boolean isOfStore(Throwable cause) {
        return cause.getClass().getName().startsWith("org.h2.mvstore.");
    }

    private static boolean isGone(Throwable cause) {
        if (cause instanceof SQLTransientConnectionException || cause instanceof SQLNonTransientConnectionException) {
            return true;
        } else if (cause instanceof SQLException sql) {
            String state = String.valueOf(sql.getSQLState());
            return state.startsWith("08")
                    || STOPPED.contains(state)
                    || CLOSED.contains(sql.getErrorCode())
                    || OF_POOL.equals(sql.getMessage());
        }
        return false;
    }
}
