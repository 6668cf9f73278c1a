package fi.ajantasa.source;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as it comes from others: bounded in depth and length, each member once, and nothing after its end (F105). */
public final class StrictJson {
    private static final int LONGEST_NUMBER = 20;

    private StrictJson() {}

    /**
     * Makes what reads it.
     *
     * @param depth how deep it may be nested
     * @param longest characters of a text
     */
    public static JsonMapper mapper(int depth, int longest) {
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(depth)
                                .maxNumberLength(LONGEST_NUMBER)
                                .maxStringLength(longest)
                                .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}
