package fi.ajantasa.link;

import java.time.Instant;

/** A clerical task as it is stored, with the register whose record asked it. */
public record StoredTask(int id, ClericalTask task, String register, TaskState state, Instant opened) {

    /** Names it, never what it is about. */
    @Override
    public String toString() {
        return "task:" + id;
    }
}
