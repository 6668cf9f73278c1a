package fi.ajantasa.simulate;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The change interface of the population register: changes behind a key that only grows, and base data of up to a thousand
 * people at a time, of those who are asked for. Read from its description alone.
 */
final class ChangeApi implements Site {
    static final String PATH = "/api/v1/";
    static final String USER = "ajantasa";

    static final String NEVER_UP_TO_DATE = "{\"viimeisinKirjausavain\": 0, \"ajanTasalla\": false, \"muutokset\": []}";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String FIRST_KEY = "kirjausavain/";
    private static final String LAST_KEY = "viimeisinKirjausavain";
    private static final int ON_A_PAGE = 20;
    private static final int MOST_PEOPLE = 1000;

    private final String login;
    private final Map<String, Integer> people = new HashMap<>();
    private final Sheet base;
    private final List<Change> changes = new ArrayList<>();

    /** A change and its key: one above the one before. */
    private record Change(long key, LocalDate day, Map<String, String> row) {
        String person() {
            return row.getOrDefault("hetu", "");
        }
    }

    /** @param base who is known, as base data */
    ChangeApi(String password, Sheet base) {
        this.base = base;
        for (int at = 1; at <= base.rows(); at++) {
            people.putIfAbsent(base.first(at), at);
        }
        byte[] pair = (USER + ":" + password).getBytes(StandardCharsets.UTF_8);
        login = "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** These things happened on a day; whatever happened is told once. */
    synchronized void happen(LocalDate day, Sheet rows) {
        if (changes.stream().anyMatch(it -> it.day().equals(day))) {
            return;
        }
        for (int at = 1; at <= rows.rows(); at++) {
            changes.add(new Change(changes.size() + 1L, day, rows.row(at)));
        }
    }

    @Override
    public synchronized Page answer(Asked asked) {
        if (!login.equals(asked.authorization())) {
            return Page.bare(401);
        }
        String call = asked.path().startsWith(PATH) ? asked.path().substring(PATH.length()) : "";
        try {
            if (call.startsWith(FIRST_KEY)) {
                return firstKey(LocalDate.parse(call.substring(FIRST_KEY.length())));
            }
            JsonNode body = JSON.readTree(asked.body());
            return switch (call) {
                case "muutokset" -> changesAfter(body);
                case "perustiedot" -> baseData(body);
                default -> Page.bare(404);
            };
        } catch (DateTimeException | JacksonException | IllegalArgumentException e) {
            return Page.bare(400);
        }
    }

    /** The first key of a day, or of the next one with a change. */
    private Page firstKey(LocalDate day) {
        long key = changes.stream()
                .filter(it -> !it.day().isBefore(day))
                .mapToLong(Change::key)
                .findFirst()
                .orElse(changes.size() + 1L);
        return json(JSON.createObjectNode().put(LAST_KEY, key - 1));
    }

    private Page changesAfter(JsonNode body) {
        Set<String> wanted = people(body);
        JsonNode key = body.path(LAST_KEY);
        if (!key.isIntegralNumber()) {
            throw new IllegalArgumentException("no key");
        }
        List<Change> page = changes.stream()
                .filter(it -> it.key() > key.longValue())
                .limit(ON_A_PAGE)
                .toList();
        long last = page.isEmpty() ? key.longValue() : page.get(page.size() - 1).key();
        ObjectNode answer = JSON.createObjectNode().put(LAST_KEY, last).put("ajanTasalla", last >= changes.size());
        ArrayNode told = answer.putArray("muutokset");
        page.stream().filter(it -> wanted.contains(it.person())).forEach(it -> tell(it, told.addObject()));
        return json(answer);
    }

    private static void tell(Change change, ObjectNode told) {
        told.put("henkilotunnus", change.person());
        told.put("muutospv", MOMENT.format(change.day().atStartOfDay(NightClock.FINLAND)));
        DataGroups.of(change.row()).forEach(told.putArray("tietoryhmat")::add);
    }

    /** Whoever is not known is left out without a word. */
    private Page baseData(JsonNode body) {
        Set<String> asked = people(body);
        if (asked.size() > MOST_PEOPLE) {
            throw new IllegalArgumentException("too many people at a time");
        }
        ObjectNode answer = JSON.createObjectNode().put("ajanTasalla", true);
        ArrayNode told = answer.putArray("perustiedot");
        for (String person : asked) {
            Integer at = people.get(person);
            if (at != null) {
                ObjectNode one = told.addObject().put("henkilotunnus", person);
                DataGroups.of(base.row(at)).forEach(one.putArray("tietoryhmat")::add);
            }
        }
        return json(answer);
    }

    private static Set<String> people(JsonNode body) {
        Set<String> people = new LinkedHashSet<>();
        for (JsonNode person : body.path("hetulista").values()) {
            if (!person.isString() || person.asString().isEmpty()) {
                throw new IllegalArgumentException("a person without a code");
            }
            people.add(person.asString());
        }
        return people;
    }

    private static Page json(ObjectNode answer) {
        return Page.json(answer.toString());
    }
}
