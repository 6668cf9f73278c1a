package fi.ajantasa.writeback;

import java.util.Map;

/** What was found where the answer to a file should be. */
sealed interface Answer {
    /** It is there and whole: what is said of each message, by its key. */
    record Here(Map<String, Row> rows) implements Answer {
        public Here {
            rows = Map.copyOf(rows);
        }
    }

    /** It is there and cannot be used. */
    record Bad(String reason, String what, String expected) implements Answer {}

    /** It is not there. */
    record NotYet() implements Answer {}

    /**
     * What is said of a message.
     *
     * @param reason why it was not taken, a word that can be counted
     * @param value what the customer system holds now, read back after it wrote
     */
    record Row(boolean accepted, String reason, String value) {
        /** Never the value. */
        @Override
        public String toString() {
            return accepted ? "accepted" : "refused: " + reason;
        }
    }
}
