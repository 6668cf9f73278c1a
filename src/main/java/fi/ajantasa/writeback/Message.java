package fi.ajantasa.writeback;

import java.util.Locale;

/**
 * One thing the customer system is told.
 *
 * @param value the new value, empty where there is none or it stays here; of a restriction its channels
 * @param ground of a restriction, else without words
 */
record Message(Key key, Action action, String value, Ground ground) {

    /** What becomes of an attribute or of a restriction at the other end. */
    enum Action {
        SET,
        CLEARED,
        /** It changed, and what it is now is not told: a protection order hides it, or the system may not know it any more. */
        WITHHELD,
        RESTRICTED,
        LIFTED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Of which run, customer and item; its text is what the other end knows each message by, and takes once.
     *
     * @param turn 1, and one more each time it is told anew: then it is to be taken again
     */
    record Key(String run, int customer, String number, String item, int turn) {
        String text() {
            return run + ":" + number + ":" + item + (turn == 1 ? "" : ":" + turn);
        }
    }

    /**
     * Why and for how long somebody is restricted.
     *
     * @param source the register it rests on, or the rule that lifted it
     */
    record Ground(String source, String since, String until) {
        static final Ground NONE = new Ground("", "", "");
    }

    /** The same, without its value. */
    Message withheld() {
        return new Message(key, Action.WITHHELD, "", ground);
    }

    /** Names the message, never its value. */
    @Override
    public String toString() {
        return "message:" + key.run() + ":" + key.customer() + ":" + key.item();
    }
}
