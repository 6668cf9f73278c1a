package fi.ajantasa.serve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells each notice once by every hook; one that did not go out is tried again some times, and no night waits for it. */
final class Notices {
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final int TRIES = 20;
    private static final int REMEMBERED = 1000;

    private final List<Hook> hooks;
    private final Deque<Letter> waiting = new ArrayDeque<>();
    private final Set<Notice> told = new HashSet<>();

    private record Letter(Notice notice, Hook hook, int tries) {}

    Notices(List<Hook> hooks) {
        this.hooks = hooks;
    }

    /** Takes the notice, unless it was taken before. */
    synchronized void take(Notice notice) {
        if (told.size() >= REMEMBERED) {
            told.clear();
        }
        if (notice.isWorthTelling() && told.add(notice)) {
            LOG.warn("{}", notice.subject());
            hooks.forEach(it -> waiting.add(new Letter(notice, it, 0)));
        }
    }

    /** Sends what waits. */
    void send() {
        for (Letter letter : taken()) {
            if (!letter.hook().tell(letter.notice())) {
                again(new Letter(letter.notice(), letter.hook(), letter.tries() + 1));
            }
        }
    }

    private synchronized List<Letter> taken() {
        List<Letter> letters = new ArrayList<>(waiting);
        waiting.clear();
        return letters;
    }

    private synchronized void again(Letter letter) {
        if (letter.tries() < TRIES) {
            waiting.add(letter);
        } else {
            LOG.warn(
                    "{}: given up telling {}",
                    letter.hook().name(),
                    letter.notice().subject());
        }
    }
}
