package fi.ajantasa.batch;

import java.time.Instant;

/** Another process holds the lease; says which, since when, and its last sign of life. */
public final class Locked extends RuntimeException {
    Locked(String owner, Instant since, Instant heartbeat) {
        super("held by " + Owner.words(owner) + " since " + since + ", last heartbeat " + heartbeat);
    }
}
