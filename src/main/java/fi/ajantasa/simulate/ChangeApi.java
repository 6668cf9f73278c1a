package fi.ajantasa.simulate;

import fi.ajantasa.simulate.JournalFault.Telling;
import fi.ajantasa.simulate.JournalFault.Trouble;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
    static final String ROOT = "/api/v1";
    static final String PATH = ROOT + "/";
    static final String USER = "ajantasa";

    static final String PERSON = "henkilotunnus";
    static final String GROUPS = "tietoryhmat";
    static final String MOMENT_OF = "muutospv";

    static final String NEVER_UP_TO_DATE = "{\"viimeisinKirjausavain\": 0, \"ajanTasalla\": false, \"muutokset\": []}";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String FIRST_KEY = "kirjausavain/";
    private static final String LAST_KEY = "viimeisinKirjausavain";
    private static final int ON_A_PAGE = 20;
    private static final int MOST_PEOPLE = 1000;
    private static final int LEFT_OUT = 10;

    private final String login;
    private final KnownPeople people;
    private final Journal journal = new Journal();
    private Trouble trouble = Trouble.NONE;
    private @Nullable Telling telling;
    private String failing = "";
    private boolean locked;
    private long told;

    /** @param base who is known, as a full list of the register */
    ChangeApi(String password, List<Sheet> base) {
        people = new KnownPeople(base);
        byte[] pair = (USER + ":" + password).getBytes(StandardCharsets.UTF_8);
        login = "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** These things happened on a day; whatever happened is told once. */
    synchronized void happen(LocalDate day, List<Sheet> rows) {
        if (journal.hasDay(day)) {
            return;
        }
        ChangedPeople changed = new ChangedPeople(rows);
        changed.records()
                .forEach((person, told) -> journal.add(new Journal.Change(
                        day,
                        person,
                        told.stream().flatMap(it -> DataGroups.of(it).stream()).toList())));
        people.change(changed);
    }

    /** Behaves from now on, but for this fault if there is one. */
    synchronized void behave(@Nullable Fault wrong) {
        trouble = wrong instanceof JournalFault it ? it.trouble() : Trouble.NONE;
        telling = wrong instanceof JournalFault it ? it.telling() : null;
        failing = "";
        locked = false;
        if (trouble == Trouble.FORGETS_KEYS || trouble == Trouble.FORGETS_ORDERS) {
            journal.renumber();
        }
    }

    /** Of how many people and changes it has told so far. */
    synchronized long told() {
        return told;
    }

    @Override
    public synchronized Page answer(Asked asked) {
        if (locked || !login.equals(asked.authorization())) {
            return Page.bare(401);
        }
        String call = asked.path().startsWith(PATH) ? asked.path().substring(PATH.length()) : "";
        try {
            if (call.startsWith(FIRST_KEY)) {
                LocalDate day = LocalDate.parse(call.substring(FIRST_KEY.length()));
                return json(JSON.createObjectNode().put(LAST_KEY, journal.keyBefore(day)));
            }
            JsonNode body = JSON.readTree(asked.body());
            return switch (call) {
                case "muutokset" -> changesAfter(body);
                case "perustiedot" -> baseData(body);
                default -> Page.bare(404);
            };
        } catch (DateTimeException | JacksonException | IllegalArgumentException e) {
            locked = trouble == Trouble.LOCKS_OUT;
            return Page.bare(400);
        }
    }

    private Page changesAfter(JsonNode body) {
        Set<String> wanted = people(body);
        JsonNode key = body.path(LAST_KEY);
        if (!key.isIntegralNumber() || !journal.hasKey(key.longValue())) {
            throw new IllegalArgumentException("no key");
        }
        if (fails(wanted)) {
            return Page.bare(503);
        }
        List<Journal.Change> page = journal.after(key.longValue(), ON_A_PAGE);
        long last = key.longValue() + page.size();
        ObjectNode answer = JSON.createObjectNode().put(LAST_KEY, last).put("ajanTasalla", last == journal.last());
        ArrayNode changes = answer.putArray("muutokset");
        page.stream().filter(it -> wanted.contains(it.person())).forEach(it -> {
            ObjectNode one = tell(changes, it.person(), it.groups());
            one.put(MOMENT_OF, MOMENT.format(it.day().atStartOfDay(NightClock.FINLAND)));
            tellOtherwise(changes, one);
        });
        return json(answer);
    }

    /** The first change that is told, and what is told besides it. */
    private void tellOtherwise(ArrayNode changes, ObjectNode change) {
        if (telling != null) {
            int before = changes.size();
            telling.tell(changes, change);
            told += changes.size() - before;
            telling = null;
        }
    }

    /** One part of us is known by the person it names first. */
    private boolean fails(Set<String> wanted) {
        if (trouble != Trouble.FAILS_FOR_SOME) {
            return false;
        }
        if (failing.isEmpty()) {
            failing = wanted.iterator().next();
        }
        return wanted.contains(failing);
    }

    private ObjectNode tell(ArrayNode list, String person, List<ObjectNode> groups) {
        ObjectNode one = list.addObject().put(PERSON, person);
        groups.forEach(one.putArray(GROUPS)::add);
        told++;
        return one;
    }

    /** Whoever is not known is left out without a word. */
    private Page baseData(JsonNode body) {
        Set<String> wanted = people(body);
        if (wanted.size() > MOST_PEOPLE) {
            throw new IllegalArgumentException("too many people at a time");
        }
        ObjectNode answer = JSON.createObjectNode().put("ajanTasalla", true);
        ArrayNode list = answer.putArray("perustiedot");
        int nth = 0;
        for (String person : wanted) {
            nth++;
            if (trouble != Trouble.LEAVES_OUT || nth % LEFT_OUT > 0) {
                people.find(person).ifPresent(it -> tell(list, person, allowed(it)));
            }
        }
        return json(answer);
    }

    private List<ObjectNode> allowed(List<ObjectNode> groups) {
        String missing =
                switch (trouble) {
                    case LEAVES_OUT -> "OSOITE";
                    case FORGETS_ORDERS -> "TURVAKIELTO";
                    default -> "nothing";
                };
        return groups.stream()
                .filter(it -> !it.path("tietoryhma").asString("").endsWith(missing))
                .toList();
    }

    private static Set<String> people(JsonNode body) {
        Set<String> people = new LinkedHashSet<>();
        for (JsonNode person : body.path("hetulista").values()) {
            if (!person.isString() || person.asString().isEmpty()) {
                throw new IllegalArgumentException("a person without a code");
            }
            people.add(person.asString());
        }
        if (people.isEmpty()) {
            throw new IllegalArgumentException("nobody is asked for");
        }
        return people;
    }

    private static Page json(ObjectNode answer) {
        return Page.json(answer.toString());
    }
}
