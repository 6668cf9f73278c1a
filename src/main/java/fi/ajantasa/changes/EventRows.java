package fi.ajantasa.changes;

import fi.ajantasa.person.Hetu;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes what was told of one person at once in rows of our own layout: each group under its change attribute, so that the
 * six attributes mean what they mean everywhere (reference, 2.3).
 */
final class EventRows {
    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    private static final String ADDED = "LISATTY";
    private static final String CHANGED = "MUUTETTU";
    private static final String REMOVED = "POISTETTU";
    private static final String CONTEXT = "LISATIETO";
    private static final String WRONG = "KORJATTAVA";
    /** What the old service wrote for the same. */
    private static final String WRONG_BEFORE = "KORJATTAVAA";

    private static final String BASE = "";
    private static final Set<String> CHANGES = Set.of(CONTEXT, ADDED, CHANGED, REMOVED, WRONG, "KORJATTU");
    private static final Set<String> STATES = Set.of(BASE, ADDED, CHANGED, "KORJATTU");
    private static final String PROTECTION = "TURVAKIELTO";
    private static final String VALID = "voimassaolevatTiedot";
    private static final String ADDRESS = "_OSOITE";
    private static final String DWELLING = "_ASUINPAIKKATUNNUS";

    private final Rules rules;
    private final String code;
    private final boolean base;
    private final LocalDate day;
    private final List<JsonNode> groups;
    private final List<Row> rows = new ArrayList<>();
    private boolean censored;
    private boolean repair;

    private EventRows(Rules rules, JsonNode body, boolean base, LocalDate day) {
        this.rules = rules;
        this.code = body.path("henkilotunnus").asString("");
        this.base = base;
        this.day = day;
        this.groups = List.copyOf(body.path("tietoryhmat").values());
    }

    /**
     * By what it is written.
     *
     * @param granted groups that only some permits name, and ours does
     * @param tally where it is counted what became of each group
     */
    record Rules(GroupTable table, Set<String> granted, Tally tally) {}

    /**
     * What is written of one telling.
     *
     * @param repair whether base data must say how things stand
     */
    record Written(List<Row> rows, boolean repair) {}

    /**
     * The rows of what was told. Base data is dated a day before it was asked for, so that a change of that day, which it may
     * not hold yet, counts after it.
     *
     * @param asked the day base data was asked for; null of a change, which must say when it was
     * @return empty when it cannot be read as a whole
     */
    static Optional<Written> write(Rules rules, JsonNode body, @Nullable LocalDate asked) {
        Instant at = ReplyReader.findMoment(body).orElse(null);
        if (!body.path("tietoryhmat").isArray() || (at == null) == (asked == null)) {
            return Optional.empty();
        }
        LocalDate day = at == null
                ? Objects.requireNonNull(asked).minusDays(1)
                : at.atZone(HELSINKI).toLocalDate();
        return Optional.of(new EventRows(rules, body, at == null, day).write());
    }

    private Written write() {
        groups.stream().filter(it -> isCodes(it)).forEach(this::write);
        groups.stream().filter(it -> !isCodes(it)).forEach(this::write);
        boolean speaksOfProtection = groups.stream().anyMatch(it -> name(it).equals(PROTECTION));
        if (censored && !speaksOfProtection) {
            rows.add(row(PROTECTION, false, Map.of("turvakielto", "1"), base ? BASE : ADDED));
        }
        return new Written(List.copyOf(rows), repair);
    }

    private boolean isCodes(JsonNode group) {
        return rules.table()
                .find(name(group))
                .filter(it -> it.use() == GroupRule.Use.CODES)
                .isPresent();
    }

    private static String name(JsonNode group) {
        return group.path("tietoryhma").asString("");
    }

    private void write(JsonNode group) {
        String name = name(group);
        String attribute = attribute(group);
        Optional<GroupRule> rule = rules.table().find(name);
        if (rule.isEmpty()) {
            rules.tally().add(Tally.Word.UNKNOWN, name);
        } else if (base ? !attribute.isEmpty() : !CHANGES.contains(attribute)) {
            rules.tally().add(Tally.Word.MISSHAPED, name);
        } else if (!group.path("turvakiellonAlaisetKentat").isMissingNode()) {
            rules.tally().add(Tally.Word.CENSORED, name);
            censored |= STATES.contains(attribute);
        } else if (rule.get().once() && isContradicted(group)) {
            rules.tally().add(Tally.Word.CONTRADICTING, name);
        } else {
            rules.tally().add(use(group, rule.get(), attribute), name);
        }
    }

    private static String attribute(JsonNode group) {
        String attribute = group.path("muutosattribuutti").asString("");
        return attribute.equals(WRONG_BEFORE) ? WRONG : attribute;
    }

    /** Whether the same group is told another way under the same attribute. */
    private boolean isContradicted(JsonNode group) {
        return groups.stream()
                .filter(it -> name(it).equals(name(group)) && attribute(it).equals(attribute(group)))
                .anyMatch(it -> !it.equals(group));
    }

    private Tally.Word use(JsonNode group, GroupRule rule, String attribute) {
        return switch (rule.use()) {
            case APPLY -> applied(group, rule, attribute);
            case GRANTED ->
                rules.granted().contains(name(group)) ? applied(group, rule, attribute) : Tally.Word.NOT_GRANTED;
            case CODES -> codes(group, rule, attribute);
            case JOIN -> joined(group, rule);
            case CHECK -> checked(group, rule);
            case HISTORY, DROP -> Tally.Word.NO_EFFECT;
        };
    }

    private Tally.Word applied(JsonNode group, GroupRule rule, String attribute) {
        List<Row> written = new ArrayList<>();
        boolean sound = write(group, rule, attribute, written);
        if (attribute.equals(REMOVED)) {
            sound &= writeValid(group, rule, written);
        }
        if (!sound) {
            return Tally.Word.MISSHAPED;
        }
        rows.addAll(written);
        boolean ended = name(group).equals(PROTECTION) && attribute.equals(CHANGED) && isOff(written);
        repair |= ended && groups.stream().noneMatch(it -> name(it).endsWith(ADDRESS));
        return attribute.equals(CONTEXT) ? Tally.Word.CONTEXT : Tally.Word.APPLIED;
    }

    /** An order that ended brings nothing to light by itself: base data tells where the person lives. */
    private static boolean isOff(List<Row> written) {
        return written.stream().anyMatch(it -> "0".equals(it.cells().get("turvakielto")));
    }

    /** What holds after a removal; where that is not told, nobody knows, and base data is asked (D11, F29). */
    private boolean writeValid(JsonNode group, GroupRule rule, List<Row> written) {
        JsonNode valid = group.path(VALID);
        if (!valid.isArray() || (valid.isEmpty() && rule.keeps())) {
            repair = true;
            return valid.isMissingNode() || valid.isNull() || valid.isArray();
        }
        if (valid.isEmpty()) {
            rule.rows().forEach(it -> written.add(ended(name(group), it)));
        }
        boolean sound = true;
        for (JsonNode one : valid.values()) {
            sound &= one instanceof ObjectNode holds
                    && write(holds.deepCopy().put("tietoryhma", name(group)), rule, ADDED, written);
        }
        return sound;
    }

    private Row ended(String name, GroupRule.RowRule rule) {
        Map<String, String> cells = new LinkedHashMap<>(rule.same());
        rule.cells().stream()
                .filter(it -> it.how().says())
                .flatMap(it -> it.columns().stream())
                .forEach(column -> cells.put(column, GroupReader.NONE));
        cells.putAll(rule.ends());
        return row(name, rule.detail(), cells, CHANGED);
    }

    private boolean write(JsonNode group, GroupRule rule, String attribute, List<Row> written) {
        String name = name(group);
        GroupReader reader = new GroupReader(group, rule);
        for (GroupRule.RowRule one : rule.rows()) {
            Map<String, String> cells = new LinkedHashMap<>();
            for (GroupRule.CellRule cell : one.cells()) {
                reader.fill(cells, cell);
            }
            boolean says = one.cells().isEmpty()
                    || one.cells().stream()
                            .filter(it -> it.how().says())
                            .flatMap(it -> it.columns().stream())
                            .anyMatch(cells::containsKey);
            if (says) {
                cells.putAll(one.same());
                addDwelling(cells, group);
                written.add(row(name, one.detail(), cells, attribute));
            }
        }
        return reader.isSound();
    }

    /** The code of the dwelling belongs into the row of the address that it is told with; its blanks count. */
    private void addDwelling(Map<String, String> cells, JsonNode address) {
        String dwelling = name(address).replace(ADDRESS, DWELLING);
        groups.stream()
                .filter(it -> name(it).equals(dwelling) && isOfOneStay(it, address))
                .map(it -> it.path("asuinpaikantunnus").asString(""))
                .filter(it -> !it.isEmpty())
                .findFirst()
                .ifPresent(it -> cells.put("asuinpaikantunnus", it));
    }

    private static boolean isOfOneStay(JsonNode one, JsonNode other) {
        return !name(one).equals(name(other))
                && attribute(one).equals(attribute(other))
                && one.path("alkupv").equals(other.path("alkupv"))
                && Objects.equals(one.path("rakennustunnus"), other.path("rakennustunnus"));
    }

    private Tally.Word joined(JsonNode group, GroupRule rule) {
        if (!new GroupReader(group, rule).isSound()) {
            return Tally.Word.MISSHAPED;
        }
        String address = name(group).replace(DWELLING, ADDRESS);
        boolean together = groups.stream().anyMatch(it -> name(it).equals(address) && isOfOneStay(group, it));
        repair |= !together && STATES.contains(attribute(group)) && !base;
        return together ? Tally.Word.APPLIED : Tally.Word.NO_EFFECT;
    }

    private static Tally.Word checked(JsonNode group, GroupRule rule) {
        GroupReader reader = new GroupReader(group, rule);
        Map<String, String> cells = new LinkedHashMap<>();
        rule.rows().forEach(row -> row.cells().forEach(cell -> reader.fill(cells, cell)));
        return reader.isSound() ? Tally.Word.NO_EFFECT : Tally.Word.MISSHAPED;
    }

    /** Under the code that the group speaks of: an active one with all earlier ones, a passive one as history (F1, F33). */
    private Tally.Word codes(JsonNode group, GroupRule rule, String attribute) {
        GroupReader reader = new GroupReader(group, rule);
        String validity = reader.string("voimassaolo");
        String active = reader.string("aktiivinenHenkilotunnus");
        String about = reader.string("muutettuHenkilotunnus");
        List<String> earlier = reader.strings("edellisetHenkilotunnukset");
        boolean passive = validity.equals("PASSIIVI");
        String told = passive || active.isEmpty() ? about : active;
        boolean known = passive || validity.equals("AKTIIVI");
        if (!reader.isSound()
                || !known
                || earlier == null
                || !isCode(told)
                || !earlier.stream().allMatch(EventRows::isCode)) {
            return Tally.Word.MISSHAPED;
        }
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put(Row.CODE, told);
        cells.put("hetu_voimassaolo", passive ? "2" : "1");
        if (!passive) {
            cells.put(
                    "edelliset_hetut",
                    earlier.stream().filter(it -> !it.equals(told)).collect(Collectors.joining("|")));
        }
        rows.add(row(name(group), false, cells, attribute));
        return attribute.equals(CONTEXT) ? Tally.Word.CONTEXT : Tally.Word.APPLIED;
    }

    private static boolean isCode(String text) {
        try {
            return !new Hetu(text).code().isEmpty();
        } catch (IllegalArgumentException unsound) {
            return false;
        }
    }

    /** A row of the person; a day it counts from that is still to come takes the place of the day it was told (F28). */
    private Row row(String group, boolean detail, Map<String, String> told, String attribute) {
        Map<String, String> cells = new LinkedHashMap<>(told);
        cells.putIfAbsent(Row.CODE, code);
        cells.put("muutosattribuutti", attribute);
        String starts = told.getOrDefault("muutospv", "");
        String changed = day.toString();
        cells.put("muutospv", starts.length() == 10 && starts.compareTo(changed) > 0 ? starts : changed);
        boolean once = rules.table().find(group).filter(GroupRule::once).isPresent();
        return new Row(group, once, detail, cells);
    }
}
