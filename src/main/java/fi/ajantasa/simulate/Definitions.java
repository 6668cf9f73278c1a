package fi.ajantasa.simulate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A copy of the product's definitions in which every simulated register is where the simulator has it; one that has no
 * definition is simulated, too, and nobody asks it.
 */
final class Definitions {
    /** A simulated register is near: whoever waits for it need not wait long. */
    static final String LIMITS =
            "{connect: 5 s, read: 2 s, call: 1 min, total: 2 min, attempts: 2, pause: 1 s, size: 1 GB}";

    private static final String RECEIVE = "receive";
    private static final String FROM = "from";
    private static final String QUERY = "query";
    private static final String WASH = "wash";
    private static final String ATTRIBUTES = "attributes";

    private final Path folder;

    /** Copies definitions. */
    Definitions(Path from, Path to) throws IOException {
        folder = to;
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.write(copy, Files.readAllBytes(file));
                }
            }
        }
    }

    /** A register's deliveries are here, as a definition says it. */
    void place(String register, String place) {
        change(register, it -> it.with(place, RECEIVE, FROM));
    }

    /** A register is asked here. */
    void ask(String register, String address, CreditApi.Account account) {
        change(register, text -> {
            YamlText asked = text.with(address, RECEIVE, FROM, QUERY, "url")
                    .with(account.user(), RECEIVE, FROM, QUERY, "user")
                    .with(account.endUser(), RECEIVE, FROM, QUERY, "end-user")
                    .with(secret(register + ".password"), RECEIVE, FROM, QUERY, "password")
                    .with(secret(register + ".key"), RECEIVE, FROM, QUERY, "key");
            return with(with(with(asked, "trust", trust()), "attempts", "2"), "pause", "50 ms");
        });
    }

    /** A register washes numbers: lists are put into one place and replies left in another. */
    void wash(String register, String to, String from) {
        Path shipped = folder.resolve("api").resolve(register + ".yaml");
        if (!Files.exists(shipped)) {
            return;
        }
        try {
            Files.copy(shipped, file(register), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        change(register, text -> text.with(to, RECEIVE, FROM, WASH, "to")
                .with(from, RECEIVE, FROM, WASH, "reply", FROM));
        String sources = "{sources: [" + register + "]}";
        change("decisions", text -> text.withBefore("phone-wash-prohibited", sources, ATTRIBUTES, "hetu")
                .withBefore("phone-not-washed", sources, ATTRIBUTES, "hetu"));
    }

    private static YamlText with(YamlText text, String key, String value) {
        return text.has(RECEIVE, FROM, QUERY, key)
                ? text.with(value, RECEIVE, FROM, QUERY, key)
                : text.withBefore(key, value, RECEIVE, FROM, QUERY, "url");
    }

    /** The night has these registers, as far as they are defined. */
    void night(List<String> registers) {
        List<String> defined =
                registers.stream().filter(it -> Files.exists(file(it))).toList();
        change("nightly", it -> it.with("[" + String.join(", ", defined) + "]", "registers"));
    }

    private Path file(String name) {
        return folder.resolve(name + ".yaml");
    }

    static String secret(String name) {
        return "{file: " + Secrets.place(name) + "}";
    }

    static String trust() {
        return Secrets.place("authority.pem");
    }

    private void change(String name, UnaryOperator<YamlText> change) {
        Path file = file(name);
        if (!Files.exists(file)) {
            return;
        }
        try {
            Files.writeString(
                    file, change.apply(new YamlText(Files.readString(file))).text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
