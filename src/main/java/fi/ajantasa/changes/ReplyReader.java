package fi.ajantasa.changes;

import fi.ajantasa.source.StrictJson;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads replies strictly: what does not say how far it reaches and whether more is to come is no page, and nothing of it is
 * used (F91, F105). What it tells of persons is taken as it is.
 */
final class ReplyReader {
    private static final int DEPTH = 24;
    private static final int LONGEST = 10_000;
    static final JsonMapper JSON = StrictJson.mapper(DEPTH, LONGEST);

    private static final String KEY = "viimeisinKirjausavain";
    private static final String CURRENT = "ajanTasalla";

    private final Clock clock;

    /** @param clock orders what does not say when it changed among what came with it */
    ReplyReader(Clock clock) {
        this.clock = clock;
    }

    /** The first key of a day. */
    OptionalLong findKey(byte[] body) {
        return root(body).map(ReplyReader::key).orElse(OptionalLong.empty());
    }

    /** A page of changes. */
    Optional<Page> findChanges(byte[] body) {
        return root(body).flatMap(root -> {
            OptionalLong key = key(root);
            boolean whole = key.isPresent()
                    && root.path(CURRENT).isBoolean()
                    && root.path("muutokset").isArray();
            return whole
                    ? Optional.of(new Page(
                            key.getAsLong(), root.path(CURRENT).booleanValue(), told(root.path("muutokset"), true)))
                    : Optional.empty();
        });
    }

    /** A reply with base data. */
    Optional<Page> findBase(byte[] body) {
        return root(body)
                .filter(root -> root.path(CURRENT).isBoolean()
                        && root.path("perustiedot").isArray())
                .map(root -> new Page(0, root.path(CURRENT).booleanValue(), told(root.path("perustiedot"), false)));
    }

    private static Optional<JsonNode> root(byte[] body) {
        try {
            return Optional.of(JSON.readTree(body)).filter(JsonNode::isObject);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static OptionalLong key(JsonNode root) {
        JsonNode key = root.path(KEY);
        return key.isIntegralNumber() && key.canConvertToLong()
                ? OptionalLong.of(key.longValue())
                : OptionalLong.empty();
    }

    private List<Told> told(JsonNode list, boolean changes) {
        List<Told> told = new ArrayList<>();
        for (JsonNode one : list.values()) {
            ObjectNode body = one instanceof ObjectNode object ? object : JSON.createObjectNode();
            JsonNode hetu = body.path("henkilotunnus");
            told.add(new Told(hetu.isString() ? hetu.stringValue() : "", changes ? at(body) : null, body));
        }
        return told;
    }

    /** When it changed; what does not say so is kept in its place, and found out when it is interpreted. */
    private Instant at(ObjectNode body) {
        return findMoment(body).orElseGet(clock::instant);
    }

    static Optional<Instant> findMoment(JsonNode body) {
        try {
            JsonNode at = body.path("muutospv");
            return at.isString() ? Optional.of(Instant.parse(at.stringValue())) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
