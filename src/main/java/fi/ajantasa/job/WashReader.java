package fi.ajantasa.job;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads how our numbers are sent to a register, and how what it says of them comes back. */
final class WashReader {
    static final Map<String, Wash.Verdict> VERDICTS = Vocabulary.words(Wash.Verdict.class);
    private static final int KEEP = 90;
    private static final String DAYS = "write it like 7 days";

    private final Section wash;
    private final Path home;

    /** @param home what relative paths are taken from */
    WashReader(Section wash, Path home) {
        this.wash = wash;
        this.home = home;
    }

    Wash read(String register) {
        Section reply = wash.section("reply", Shape.WASH_REPLY);
        return new Wash(
                new RemoteReader(home).outbox(wash, "to", "a list"),
                seal(),
                reply(reply, register),
                answer(reply),
                new Wash.Pace(
                        wash.value("again", Vocabulary::days, 1, DAYS),
                        wash.value("keep", Vocabulary::days, KEEP, DAYS)));
    }

    private @Nullable Seal seal() {
        if (!wash.has("pgp")) {
            return null;
        }
        Section seal = wash.section("pgp", Shape.SEAL);
        SecretReader secrets = new SecretReader(home);
        return new Seal(
                seal.value("for", it -> home.resolve(it).normalize(), home, "write a path"),
                secrets.read(seal, "key"),
                secrets.find(seal, "passphrase"));
    }

    private Receive reply(Section reply, String register) {
        Receive receive = new ReceiveReader(reply).read(home, register + "-reply");
        if (receive.dialogue() != null) {
            reply.note(reply.lineOf("from"), "a reply is a file", "write one of folder, sftp and https");
        }
        if (receive.covers() != Covers.BASE && reply.has("covers")) {
            reply.note(reply.lineOf("covers"), "a reply answers for the whole list", "write covers: base");
        }
        return receive;
    }

    private static Wash.Answer answer(Section reply) {
        Map<String, Wash.Verdict> codes = new LinkedHashMap<>();
        Section section = reply.section("codes");
        for (Word code : section.words()) {
            codes.put(code.text(), section.choice(code.text(), VERDICTS, Wash.Verdict.ERROR));
        }
        return new Wash.Answer(
                reply.text("number"),
                reply.text("verdict"),
                codes,
                reply.list("ignore").stream().map(Word::text).toList());
    }

    /** What is washed needs a lease, or nobody would notice that it was not; what lands is a list of ours, by number. */
    static void check(JobDefinition read, Section job) {
        if (read.receive().wash() == null) {
            return;
        }
        if (read.findLease().isEmpty()) {
            job.note(
                    job.lineOf("receive"),
                    "numbers are washed and no channel waits for it",
                    "add lease: {channels: [phone, automated-call], warn: 10 days, stop: 28 days}");
        }
        boolean ours = read.receive().isPlain() && read.receive().covers() == Covers.BASE;
        if (!ours || read.contract().detail() != null || !read.contract().isKeyedByPhone()) {
            job.note(
                    job.lineOf("receive"),
                    "what a wash says lands as a full list of numbers in our own layout",
                    "write a control file, csv, covers: base and the link rule same-number");
        }
    }
}
