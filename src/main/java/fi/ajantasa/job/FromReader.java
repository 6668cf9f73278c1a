package fi.ajantasa.job;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads where deliveries are left for us. */
final class FromReader {
    private static final String PATH = "write a path";

    private final Section receive;
    private final Section from;
    private final Path home;
    private final SecretReader secrets;

    /** @param home what relative paths are taken from */
    FromReader(Section receive, Path home) {
        this.receive = receive;
        this.from = receive.section("from", Shape.FROM);
        this.home = home;
        this.secrets = new SecretReader(home);
    }

    /** The folder where deliveries are read; of what is collected or answered it is relative to the home folder. */
    Path folder(String register) {
        boolean speaks = from.has("query") || from.has("changes") || from.has("wash");
        return isCollected() || speaks ? Path.of("inbox", register) : dropped();
    }

    /** How a register is spoken with whose deliveries are its answers, or null for any other. */
    @Nullable
    Dialogue dialogue(String register) {
        if (from.has("query")) {
            return new QueryReader(from.section("query", Shape.QUERY), home).read();
        } else if (from.has("wash")) {
            return new WashReader(from.section("wash", Shape.WASH), home).read(register);
        }
        return from.has("changes") ? new ChangesReader(from.section("changes", Shape.CHANGES)).read(home) : null;
    }

    private Path dropped() {
        return from.value("folder", this::path, home, PATH);
    }

    private boolean isCollected() {
        return from.has("sftp") || from.has("https") || receive.has("pgp");
    }

    /** How they are collected, or null when they are read where they are dropped. */
    @Nullable
    Collect collect() {
        List<String> places = Shape.FROM.optional().stream().filter(from::has).toList();
        if (places.size() != 1 && receive.holdsSection("from")) {
            from.note(
                    from.line(),
                    "deliveries come from one place",
                    "write one of folder, sftp, https, query, changes and wash");
        }
        if (!isCollected() && receive.has("keep")) {
            receive.note(receive.lineOf("keep"), "nothing is collected that could be kept", "remove keep");
        }
        int days = receive.value("keep", Vocabulary::days, 0, "write it like 30 days");
        return isCollected() ? new Collect(place(), pgp(), days) : null;
    }

    private Remote place() {
        RemoteReader remote = new RemoteReader(home);
        if (from.has("sftp")) {
            return remote.sftp(from.section("sftp", Shape.SFTP));
        }
        return from.has("https") ? remote.https(from.section("https", Shape.HTTPS)) : new DropPlace(dropped());
    }

    private @Nullable Pgp pgp() {
        if (!receive.has("pgp")) {
            return null;
        }
        Section pgp = receive.section("pgp", Shape.PGP);
        return new Pgp(
                secrets.read(pgp, "key"),
                secrets.find(pgp, "passphrase"),
                pgp.value("signed-by", this::path, home, PATH));
    }

    private Path path(String text) {
        return home.resolve(text).normalize();
    }
}
