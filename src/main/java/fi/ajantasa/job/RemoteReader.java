package fi.ajantasa.job;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how a place is reached where files are left, by others for us or by us for others. */
final class RemoteReader {
    private static final URI UNKNOWN = URI.create("https://unknown.invalid/");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.@-]{0,63}");
    private static final Pattern HOST_KEY = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");
    private static final Pattern FILE = Pattern.compile("([A-Za-z0-9_]|\\{date})([A-Za-z0-9_.-]|\\{date}){0,190}");
    private static final Pattern ASKED = Pattern.compile(
            "[A-Za-z0-9_-]+(\\?[A-Za-z0-9_.%+-]+=[A-Za-z0-9_.,%+-]*(&[A-Za-z0-9_.%+-]+=[A-Za-z0-9_.,%+-]*)*)?");
    private static final Pattern MEMBER = Pattern.compile("[A-Za-z0-9_]{1,60}");
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int SSH = 22;
    private static final int LAST_PORT = 65_535;

    private final Path home;
    private final SecretReader secrets;

    /** @param home what relative paths are taken from */
    RemoteReader(Path home) {
        this.home = home;
        this.secrets = new SecretReader(home);
    }

    /**
     * A place for files of ours, or for answers to them.
     *
     * @param what is put there, with its article
     */
    Remote outbox(Section in, String key, String what) {
        Section to = in.section(key, Shape.OUTBOX);
        List<String> places = Shape.OUTBOX.optional().stream().filter(to::has).toList();
        if (places.size() != 1 && in.holdsSection(key)) {
            to.note(to.line(), what + " is put into one place", "write one of folder, sftp and https");
        }
        if (to.has("sftp")) {
            return sftp(to.section("sftp", Shape.SFTP));
        } else if (to.has("https")) {
            return https(to.section("https", Shape.POST));
        }
        return new DropPlace(to.value("folder", it -> home.resolve(it).normalize(), home, "write a path"));
    }

    SftpPlace sftp(Section sftp) {
        if (sftp.has("key") == sftp.has("password")) {
            sftp.note(sftp.line(), "sftp logs in with a key or a password", "write one of key and password");
        }
        return new SftpPlace(
                sftp.value("host", text -> like(HOST, text), "", "write a host name"),
                sftp.value("port", RemoteReader::port, SSH, "write a number from 1 to 65535"),
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

    HttpsPlace https(Section https) {
        List<String> files = https.list("files").stream().map(Word::text).toList();
        if (https.has("files") && !files.stream().allMatch(FILE.asMatchPredicate())) {
            https.note(https.lineOf("files"), "a file has a plain name", "write it like list_{date}.csv");
        }
        return new HttpsPlace(
                address(https),
                files,
                TlsReader.read(https, home),
                secrets.find(https, "token"),
                LimitsReader.read(https),
                pages(https, files.size()));
    }

    private static @Nullable Pages pages(Section https, int files) {
        if (!https.has("pages")) {
            return null;
        }
        if (files != 1) {
            https.note(https.lineOf("files"), "all pages are one file", "write its name, like list_{date}.json");
        }
        Section pages = https.section("pages", Shape.PAGES);
        return new Pages(
                pages.value("ask", text -> like(ASKED, text), "", "write it like companies?companyForm=OY"),
                pages.value("records", text -> like(MEMBER, text), "", "write the name of a member"),
                pages.value("count", text -> like(MEMBER, text), "", "write the name of a member"),
                LimitsReader.time(pages, "pause", PAUSE));
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
