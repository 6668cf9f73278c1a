package fi.ajantasa.batch;

import fi.ajantasa.audit.Sha256;
import fi.ajantasa.job.DefinitionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** An installation that tells the customer system what its runs apply, and the customer system at the other end of it. */
final class WriteBackHome {
    static final String FOLDERS = "to: {folder: crm/in}\n  answers: {folder: crm/out}";
    private static final String SECTION =
            """
            write-back:
              system: crm
              purposes: [customer-care, billing]
              attributes: [family-name, given-names, permanent-address, postal-address, contact-address, deceased]
              %s
              format: json-lines

            # For all registers together""";

    final TestHome home;
    private final Path there;

    private WriteBackHome(TestHome home, Path there) {
        this.home = home;
        this.there = there;
    }

    /** The same home, telling changes in a folder. */
    static WriteBackHome telling(TestHome home) {
        return telling(home, FOLDERS, home.jobs().resolveSibling("crm"));
    }

    /**
     * The same home.
     *
     * @param places how it reaches the customer system
     * @param there what the customer system has of it: a folder for our files and one for its answers
     */
    static WriteBackHome telling(TestHome home, String places, Path there) {
        home.define("decisions.yaml", it -> it.replaceFirst("# For all registers together", SECTION.formatted(places)));
        try {
            Files.createDirectories(there.resolve("out"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new WriteBackHome(home, there);
    }

    /** The same on a later day. */
    WriteBackHome daysLater(int days) {
        return new WriteBackHome(home.daysLater(days), there);
    }

    RegisterResult send(boolean again) {
        Request request = new Request(LocalDate.now(home.clock()), false, false, TestHome.REQUESTER, null);
        try {
            return new WriteBacks(home.installation(), home.clock())
                    .send(again ? request.provingAgain() : request)
                    .orElseThrow();
        } catch (DefinitionException e) {
            throw new AssertionError(e.problems().toString(), e);
        }
    }

    /** How the customer system's turn of the night ended, as the last of it. */
    RegisterResult night() {
        List<RegisterResult> results = home.night();
        return results.get(results.size() - 1);
    }

    Path in() {
        return there.resolve("in");
    }

    /** The names of our files there. */
    List<String> names() {
        if (!Files.isDirectory(in())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(in())) {
            return files.map(it -> it.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String name) {
        try {
            return Files.readString(in().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The messages of a file, by key. */
    List<Map<String, String>> messages(int number) {
        return messages(text("crm_%06d.jsonl".formatted(number)));
    }

    /** The messages of such a text, by key. */
    static List<Map<String, String>> messages(String text) {
        List<Map<String, String>> messages = new ArrayList<>();
        text.lines().forEach(line -> messages.add(words(line)));
        return messages;
    }

    private static Map<String, String> words(String line) {
        Map<String, String> words = new LinkedHashMap<>();
        JsonMapper.shared().readTree(line).forEachEntry((key, value) -> words.put(key, value.asString()));
        return words;
    }

    Optional<Map<String, String>> find(int number, Person person, String item) {
        return messages(number).stream()
                .filter(it -> person.number().equals(it.get("customer")) && item.equals(it.get("item")))
                .findFirst();
    }

    /** What a customer system answers that takes a message and holds what it was told. */
    static String taken(Map<String, String> message) {
        return row(message, "accepted", "", message.getOrDefault("value", ""));
    }

    static String row(Map<String, String> message, String result, String reason, String value) {
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "key", message.getOrDefault("key", ""), "result", result, "reason", reason, "value", value));
    }

    /** Answers a file, each message by a line of its own; no line where it is empty. */
    void answer(int number, Function<Map<String, String>, String> answering) {
        answer(
                number,
                messages(number).stream()
                        .map(answering)
                        .filter(it -> !it.isEmpty())
                        .toList());
    }

    void answer(int number, List<String> lines) {
        String text = String.join("\n", lines) + "\n";
        String sha256 = Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
        answer(number, text, JsonMapper.shared().writeValueAsString(Map.of("rows", lines.size(), "sha256", sha256)));
    }

    /** Answers with these very files. */
    void answer(int number, String text, String control) {
        Path out = there.resolve("out");
        try {
            Files.writeString(out.resolve("crm_%06d_answer.jsonl".formatted(number)), text);
            Files.writeString(out.resolve("crm_%06d_answer_control.json".formatted(number)), control);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many rows of the outbox are like this. */
    long outbox(String which) {
        return home.sql(Long.class, "select count(*) from outbox where " + which);
    }
}
