package fi.ajantasa.simulate;

import java.io.IOException;
import java.util.Set;

/**
 * Something wrong with replies.
 *
 * @param times how many replies it hits where a scenario does not say, or 0 for all
 */
record ReplyFault(String number, String does, Set<String> registers, int times, Reply reply) implements Fault {
    /** Replies in some other way than the site would. */
    interface Reply {
        void reply(Exchange exchange) throws IOException;
    }
}
