package fi.ajantasa.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How well one run linked: at its own threshold, and where only links of at least nine tenths are taken. */
record Hits(double f1, long wrong, @Nullable Double expectedWrong, long strictWrong, double strictRecall) {
    private static final double STRICT = 0.9;

    /** From what {@code link evaluate --json} prints: one best where there are two files, else all pairs. */
    static Hits ofProduct(String said, boolean dedupe) {
        JsonNode evaluation = JsonMapper.shared().readTree(said.substring(said.indexOf('{')));
        JsonNode curve = evaluation.get(dedupe ? "allPairs" : "oneBest");
        JsonNode chosen = curve.get("chosen");
        for (JsonNode strict : curve.get("byThreshold")) {
            if (strict.get("threshold").asDouble() == STRICT) {
                return new Hits(
                        chosen.get("f1").asDouble(),
                        chosen.get("falsePositives").asLong(),
                        chosen.get("expectedFalsePositives").asDouble(),
                        strict.get("falsePositives").asLong(),
                        strict.get("recall").asDouble());
            }
        }
        throw new IllegalStateException("link evaluate told nothing of the threshold " + STRICT);
    }

    /** From lines such as {@code best/right p>=0.5 P 0.99 R 0.99 F1 0.99 (tp 9 fp 1 fn 1)}. */
    static Hits ofComparator(String said, boolean dedupe) {
        String kind = dedupe ? "all pairs" : "best/right";
        Matcher own = find(said, kind, "0.5");
        Matcher strict = find(said, kind, Double.toString(STRICT));
        return new Hits(
                Double.parseDouble(own.group("f1")),
                Long.parseLong(own.group("wrong")),
                null,
                Long.parseLong(strict.group("wrong")),
                Double.parseDouble(strict.group("recall")));
    }

    /** Expected over found or found over expected, whichever is larger; one more of each, so that none is no error. */
    double miscalibration() {
        double expected = 1 + (expectedWrong == null ? wrong : expectedWrong);
        return Math.max(expected / (1 + wrong), (1 + wrong) / expected);
    }

    private static Matcher find(String said, String kind, String threshold) {
        Matcher line = Pattern.compile(Pattern.quote(kind) + " +p>=" + Pattern.quote(threshold)
                        + " +P \\S+ R (?<recall>\\S+) F1 (?<f1>\\S+) +\\(tp \\d+ fp (?<wrong>\\d+) fn \\d+\\)")
                .matcher(said);
        if (!line.find()) {
            throw new IllegalStateException("the comparator printed no line " + kind + " p>=" + threshold);
        }
        return line;
    }
}
