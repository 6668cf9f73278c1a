package fi.ajantasa.simulate;

import fi.ajantasa.simulate.ReplyFault.Reply;
import java.util.List;
import java.util.Set;

/** What can be wrong with replies over HTTPS. */
final class ReplyFaults {
    private static final Set<String> ALL = Registers.webBut();
    private static final Set<String> CREDIT = Set.of(Registers.CREDIT);
    private static final Set<String> CHANGES = Set.of(Registers.CHANGES);
    private static final Set<String> PACKED = Registers.packed();
    private static final Set<String> OPEN = Registers.webBut(Registers.CREDIT);
    private static final int HUGE = 3 << 20;
    private static final String HTML = "<!doctype html><title>We will be back soon</title>";

    private ReplyFaults() {}

    static List<ReplyFault> list() {
        return List.of(
                once("F85", "an error code that concerns one person", Page.json(CreditReplies.error("VC6"))),
                once("F86", "an answer with nothing in it", Page.json("{}")),
                new ReplyFault("F86", "a page of HTML with 200", PACKED, 0, it -> it.send(Page.html(200, HTML))),
                once("F87", "a person is not in the register", Page.json(CreditReplies.NOT_IN_REGISTER)),
                always(
                        "F88",
                        "too many requests, asked again in a second",
                        ALL,
                        it -> it.send(Page.bare(429).with("Retry-After", "1"))),
                always("F89", "the server is overloaded", ALL, it -> it.send(Page.html(503, HTML))),
                always("F90", "no reply at all", ALL, Exchange::keepWaiting),
                always("F91", "half a reply", ALL, it -> it.sendHalf(it.page())),
                new ReplyFault(
                        "F93",
                        "a key that goes back to the beginning, for ever",
                        CHANGES,
                        0,
                        it -> it.send(Page.json(ChangeApi.NEVER_UP_TO_DATE))),
                once("F96", "an answer about somebody else", Page.json(CreditReplies.OF_ANOTHER)),
                new ReplyFault(
                        "F101",
                        "the password is refused",
                        CREDIT,
                        0,
                        it -> it.send(Page.json(CreditReplies.error("VA3")))),
                new ReplyFault("F101", "we are not let in", OPEN, 0, it -> it.send(Page.bare(401))),
                always(
                        "F104",
                        "a redirect to another host",
                        ALL,
                        it -> it.send(Page.bare(302).with("Location", "https://elsewhere.invalid/"))),
                new ReplyFault("F105", "a huge reply", CREDIT, 0, it -> it.send(Page.json(" ".repeat(HUGE) + "{}"))),
                new ReplyFault("F106", "the reply is lost after the query was counted", CREDIT, 1, Exchange::page),
                new ReplyFault("F115", "no reply at all", PACKED, 0, Exchange::keepWaiting),
                once("F124", "an answer without a proposal", Page.json(CreditReplies.WITHOUT_PROPOSAL)),
                new ReplyFault("F134", "the connection is closed without a reply", PACKED, 0, Exchange::hangUp));
    }

    private static ReplyFault always(String number, String does, Set<String> registers, Reply reply) {
        return new ReplyFault(number, does, registers, 0, reply);
    }

    private static ReplyFault once(String number, String does, Page page) {
        return new ReplyFault(number, does, CREDIT, 1, it -> it.send(page));
    }
}
