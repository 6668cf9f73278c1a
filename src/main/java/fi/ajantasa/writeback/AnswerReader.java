package fi.ajantasa.writeback;

import fi.ajantasa.audit.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the answer to a file: a line for each message with its key, {@code accepted} or {@code refused}, a reason and the
 * value as it is held there now; and a control file, put behind it, with rows and SHA-256.
 */
record AnswerReader(Path folder) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final String UNREADABLE = "answer-unreadable";
    private static final String REASON = "[a-z][a-z0-9-]{0,59}";
    private static final String WORDLESS = "reason-not-understood";

    /** @param keys of the messages of the file */
    Answer read(Batch batch, Set<String> keys) throws IOException {
        Path control = folder.resolve(batch.answerControlName());
        Path answer = folder.resolve(batch.answerName());
        if (!Files.exists(control) || !Files.exists(answer)) {
            return new Answer.NotYet();
        }
        byte[] bytes = Files.readAllBytes(answer);
        try {
            JsonNode told = JSON.readTree(Files.readAllBytes(control));
            if (!told.path("sha256").asString("").equals(Sha256.hex(bytes))) {
                return new Answer.Bad("answer-hash-wrong", "another SHA-256", "the one of its control file");
            }
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8).lines().toList();
            if (told.path("rows").asInt(-1) != lines.size()) {
                return new Answer.Bad("answer-rows-wrong", lines.size() + " rows", "as many as its control file says");
            }
            return rows(lines, keys);
        } catch (JacksonException e) {
            return new Answer.Bad(UNREADABLE, "text that is no JSON", "JSON lines and a control file in JSON");
        }
    }

    /** Reads an answer that came whole, as the reply to what was posted. */
    static Answer read(String reply, Set<String> keys) {
        try {
            return rows(reply.lines().toList(), keys);
        } catch (JacksonException e) {
            return new Answer.Bad(UNREADABLE, "text that is no JSON", "JSON lines");
        }
    }

    private static Answer rows(List<String> lines, Set<String> keys) {
        Map<String, Answer.Row> rows = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            JsonNode row = JSON.readTree(lines.get(i));
            String key = row.path("key").asString("");
            String result = row.path("result").asString("");
            if (!keys.contains(key)) {
                return bad("key-never-sent", i, "keys of the file, and no other");
            } else if (!Set.of("accepted", "refused").contains(result)
                    || !row.path("value").isString()) {
                return bad(UNREADABLE, i, "result accepted or refused, and the value as it is held now");
            }
            String reason = row.path("reason").asString("");
            String word = reason.isEmpty() || reason.matches(REASON) ? reason : WORDLESS;
            Answer.Row said = new Answer.Row(
                    result.equals("accepted"), word, row.path("value").asString(""));
            if (rows.put(key, said) != null) {
                return bad("key-told-twice", i, "one row for each message");
            }
        }
        return new Answer.Here(rows);
    }

    private static Answer bad(String reason, int line, String expected) {
        return new Answer.Bad(reason, "line " + (line + 1), expected);
    }
}
