package fi.ajantasa.simulate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A copy of the product's definitions in which every simulated register is where the simulator has it; one that has no
 * definition is simulated, too, and nobody asks it.
 */
final class Definitions {
    /** A simulated register is near: whoever waits for it need not wait long. */
    static final String LIMITS =
            "{connect: 20 s, read: 8 s, call: 1 min, total: 2 min, attempts: 2, pause: 1 s, size: 1 GB}";

    static final String AUTHORITY = "authority.pem";

    private static final String RECEIVE = "receive";
    private static final String FROM = "from";
    private static final String QUERY = "query";
    private static final String WASH = "wash";
    private static final String ATTRIBUTES = "attributes";
    private static final String CHANGES = "changes";

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
                    copy(file, copy);
                }
            }
        }
    }

    /** A register's deliveries are here, as a definition says it. */
    void place(String register, String place) {
        change(register, it -> it.with(place, RECEIVE, FROM));
    }

    /** A register is a file of an HTTPS server. */
    void download(String register, String address, String file) {
        place(
                register,
                "{https: {url: \"" + address + "\", files: [\"" + file + "\"], trust: " + trust() + ", limits: "
                        + LIMITS + "}}");
    }

    /** A register washes numbers: lists are put into one place and replies left in another. */
    void wash(String register, String to, String from) {
        Path shipped = folder.resolve("api").resolve(register + ".yaml");
        if (!Files.exists(shipped)) {
            return;
        }
        copy(shipped, file(register));
        change(register, text -> text.with(to, RECEIVE, FROM, WASH, "to")
                .with(from, RECEIVE, FROM, WASH, "reply", FROM));
        String sources = "{sources: [" + register + "]}";
        change("decisions", text -> text.withBefore("phone-wash-prohibited", sources, ATTRIBUTES, "hetu")
                .withBefore("phone-not-washed", sources, ATTRIBUTES, "hetu"));
    }

    /** A register is asked here. */
    void ask(String register, String address, CreditApi.Account account) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("url", address);
        said.put("user", account.user());
        said.put("end-user", account.endUser());
        said.put("password", secret(register + ".password"));
        said.put("key", secret(register + ".key"));
        said.put("trust", trust());
        said.put("limits", "{connect: 5 s, read: 2 s, attempts: 2, pause: 50 ms}");
        change(register, it -> with(it, QUERY, said));
    }

    /**
     * A register's changes are asked for here, as another definition of it has it that lies in a folder below.
     *
     * @param said what else it says of that
     */
    void follow(String register, String from, String address, Map<String, String> said) {
        copy(folder.resolve(from), file(register));
        Map<String, String> all = new LinkedHashMap<>(said);
        all.put("url", address);
        all.put("user", ChangeApi.USER);
        all.put("trust", trust());
        all.put("limits", LIMITS);
        change(register, it -> with(it, CHANGES, all));
    }

    private static YamlText with(YamlText text, String section, Map<String, String> said) {
        YamlText changed = text;
        for (Map.Entry<String, String> one : said.entrySet()) {
            changed = changed.has(RECEIVE, FROM, section, one.getKey())
                    ? changed.with(one.getValue(), RECEIVE, FROM, section, one.getKey())
                    : changed.withBefore(one.getKey(), one.getValue(), RECEIVE, FROM, section, "url");
        }
        return changed;
    }

    /** The night has these registers, as far as they are defined. */
    void night(List<String> registers) {
        List<String> defined =
                registers.stream().filter(it -> Files.exists(file(it))).toList();
        change("nightly", it -> it.with("[" + String.join(", ", defined) + "]", "registers"));
    }

    private static void copy(Path from, Path to) {
        try {
            Files.write(to, Files.readAllBytes(from));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ".yaml");
    }

    static String secret(String name) {
        return "{file: " + Secrets.place(name) + "}";
    }

    static String trust() {
        return Secrets.place(AUTHORITY);
    }

    private void change(String name, UnaryOperator<YamlText> change) {
        find(name).ifPresent(it -> write(name, change.apply(it)));
    }

    /** A definition as it is now. */
    Optional<YamlText> find(String name) {
        Path file = file(name);
        try {
            return Files.exists(file) ? Optional.of(new YamlText(Files.readString(file))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A definition says this from now on. */
    void write(String name, YamlText text) {
        try {
            Files.writeString(file(name), text.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
