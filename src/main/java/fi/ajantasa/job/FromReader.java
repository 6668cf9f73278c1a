package fi.ajantasa.job;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads where deliveries are left for us. */
final class FromReader {
    private static final URI UNKNOWN = URI.create("https://unknown.invalid/");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.@-]{0,63}");
    private static final Pattern HOST_KEY = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");
    private static final Pattern FILE = Pattern.compile("([A-Za-z0-9_]|\\{date})([A-Za-z0-9_.-]|\\{date}){0,190}");
    private static final int SSH = 22;
    private static final int LAST_PORT = 65_535;
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
        return isCollected() || from.has("query") || from.has("changes") ? Path.of("inbox", register) : dropped();
    }

    /** How a register is spoken with whose deliveries are its answers, or null for any other. */
    @Nullable
    Dialogue dialogue() {
        if (from.has("query")) {
            return new QueryReader(from.section("query", Shape.QUERY), home).read();
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
                    "write one of folder, sftp, https, query and changes");
        }
        if (!isCollected() && receive.has("keep")) {
            receive.note(receive.lineOf("keep"), "nothing is collected that could be kept", "remove keep");
        }
        int days = receive.value("keep", Vocabulary::days, 0, "write it like 30 days");
        return isCollected() ? new Collect(place(), pgp(), days) : null;
    }

    private Remote place() {
        if (from.has("sftp")) {
            return sftp(from.section("sftp", Shape.SFTP));
        }
        return from.has("https") ? https(from.section("https", Shape.HTTPS)) : new DropPlace(dropped());
    }

    private SftpPlace sftp(Section sftp) {
        if (sftp.has("key") == sftp.has("password")) {
            sftp.note(sftp.line(), "sftp logs in with a key or a password", "write one of key and password");
        }
        return new SftpPlace(
                sftp.value("host", text -> like(HOST, text), "", "write a host name"),
                sftp.value("port", FromReader::port, SSH, "write a number from 1 to 65535"),
                sftp.text("folder"),
                sftp.findText("done").orElse(null),
                sftp.value(
                        "host-key",
                        text -> like(HOST_KEY, text),
                        "",
                        "write SHA256: and 43 characters, as ssh-keygen -lf shows it"),
                new SftpPlace.Login(
                        sftp.value("user", text -> like(USER, text), "", "write a user name"),
                        secrets.find(sftp, "key"),
                        secrets.find(sftp, "passphrase"),
                        secrets.find(sftp, "password")),
                LimitsReader.read(sftp));
    }

    private HttpsPlace https(Section https) {
        List<String> files = https.list("files").stream().map(Word::text).toList();
        if (https.has("files") && !files.stream().allMatch(FILE.asMatchPredicate())) {
            https.note(https.lineOf("files"), "a file has a plain name", "write it like list_{date}.csv");
        }
        return new HttpsPlace(
                address(https),
                files,
                TlsReader.read(https, home),
                secrets.find(https, "token"),
                LimitsReader.read(https));
    }

    private static URI address(Section https) {
        Optional<URI> address =
                SafeAddress.find(https.text("url")).filter(it -> it.getRawPath().endsWith("/"));
        if (address.isEmpty() && https.has("url")) {
            https.note(
                    https.lineOf("url"),
                    "url is no address of a folder",
                    "write https://host/folder/ without a user or a password in it");
        }
        return address.orElse(UNKNOWN);
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

    private static String like(Pattern pattern, String text) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static int port(String text) {
        int port = Integer.parseInt(text);
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException(text);
        }
        return port;
    }
}
