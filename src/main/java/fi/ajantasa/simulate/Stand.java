package fi.ajantasa.simulate;

import java.io.IOException;
import java.util.Map;

/** Registers that are reached in one way, from when they are ready until they are closed. */
interface Stand extends AutoCloseable {
    /** Sends, or has ready to be asked for, what there is tonight. */
    void send(Tonight tonight) throws IOException;

    /** Where each register is, for people to read. */
    Map<String, String> places();

    /**
     * What each register of a night has served since the night began, by the name its runs have: rows of files, answers, or
     * people and changes told of. Of files that a fault spoilt it is what they should have held.
     */
    Map<String, Long> served();

    @Override
    void close() throws IOException;
}
