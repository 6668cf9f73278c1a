package fi.ajantasa.changes;

import fi.ajantasa.person.NoDate;
import fi.ajantasa.person.PartialDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the members of one group strictly. Whatever does not look as it should makes the group unusable, never empty: a
 * misspelt member is not "no date" (F122, D28), two spellings that differ are no value (D23).
 */
final class GroupReader {
    /** What our own layout writes for a value known to be none. */
    static final String NONE = "~";

    private static final Set<String> PRECISIONS = Set.of("PAIVA", "KUUKAUSI", "VUOSI", "EI_TIEDOSSA");
    private static final Set<String> LANGUAGES = Set.of("fi", "sv");
    private static final int TO_YEAR = 4;
    private static final int TO_MONTH = 7;

    private final JsonNode group;
    private boolean sound;

    GroupReader(JsonNode group, GroupRule rule) {
        this.group = group;
        this.sound = rule.members().containsAll(group.propertyNames())
                && rule.needs().stream()
                        .noneMatch(it ->
                                group.path(it).isMissingNode() || group.path(it).isNull());
    }

    /** Whether everything read so far looked as it should. */
    boolean isSound() {
        return sound;
    }

    /** Fills the cells that a rule makes; what the group does not tell stays away. */
    void fill(Map<String, String> cells, GroupRule.CellRule rule) {
        if (rule.how() == How.BOTH) {
            fillBoth(cells, rule);
            return;
        }
        String text = text(rule);
        if (!text.isEmpty()) {
            cells.put(rule.column(), text);
        }
    }

    private String text(GroupRule.CellRule rule) {
        List<String> told = rule.told();
        return switch (rule.how()) {
            case NAME ->
                rule.members().stream()
                        .map(this::string)
                        .map(String::strip)
                        .filter(it -> !it.isEmpty())
                        .findFirst()
                        .orElse("");
            case TEXT -> string(told.get(0));
            case NUMBER -> number(told.get(0));
            case JOINED -> joined(told);
            case FLAT -> flat(string(told.get(0)));
            case FLAG -> flag(told.get(0));
            case DATE, FROM, UNTIL, STARTS -> date(told);
            case NONE_OR_DATE -> noneOrDate(told);
            case PRECISION -> precision(told.get(0));
            case BOTH -> "";
        };
    }

    String string(String member) {
        return string(group.path(member));
    }

    /** Text only: a number where text belongs is another shape. */
    private String string(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        if (!node.isString() || node.stringValue().equals(NONE)) {
            sound = false;
            return "";
        }
        return node.stringValue();
    }

    private String number(String member) {
        JsonNode node = group.path(member);
        return node.isIntegralNumber() ? node.asString() : string(member);
    }

    private String joined(List<String> members) {
        return String.join(
                ", ",
                members.stream()
                        .map(this::string)
                        .map(String::strip)
                        .filter(it -> !it.isEmpty())
                        .toList());
    }

    private static String flat(String text) {
        return text.matches("0+") ? NONE : text;
    }

    private String flag(String member) {
        JsonNode node = group.path(member);
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        sound &= node.isBoolean();
        return node.asBoolean(false) ? "1" : "0";
    }

    private void fillBoth(Map<String, String> cells, GroupRule.CellRule rule) {
        JsonNode both = group.path(rule.told().get(0));
        if (both.isMissingNode() || both.isNull()) {
            return;
        }
        sound &= both.isObject() && LANGUAGES.containsAll(both.propertyNames());
        for (String language : LANGUAGES) {
            String text = string(both.path(language)).strip();
            if (!text.isEmpty()) {
                cells.put(rule.column() + "_" + language, text);
            }
        }
    }

    private String noneOrDate(List<String> told) {
        boolean off = flag(told.get(1)).equals("0");
        String date = date(told.subList(0, 1));
        return off && date.isEmpty() ? NONE : date;
    }

    /** The date in any of these spellings; where two are told they must agree. */
    private String date(List<String> spellings) {
        Map<String, String> dates = new LinkedHashMap<>();
        for (String member : spellings) {
            String date = date(group.path(member));
            if (!date.isEmpty()) {
                dates.put(date, member);
            }
        }
        sound &= dates.size() <= 1;
        return dates.keySet().stream().findFirst().orElse("");
    }

    /** Always padded with 01 by the register: cut to what is known of it (D16). */
    private String date(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        String value = node.path("arvo").asString("");
        String precision = node.path("tarkkuus").asString("");
        if (!isDate(value) || !PRECISIONS.contains(precision) || node.size() != 2) {
            sound = false;
            return "";
        }
        return switch (precision) {
            case "KUUKAUSI" -> value.substring(0, TO_MONTH);
            case "VUOSI" -> value.substring(0, TO_YEAR);
            case "EI_TIEDOSSA" -> NONE;
            default -> value;
        };
    }

    /** A day, or one of the days by which the register says that there is none, like that of a stay without an end (F6). */
    private static boolean isDate(String text) {
        return text.length() == 10 && !(PartialDate.read(text) instanceof NoDate none && none.wrong());
    }

    private String precision(String member) {
        return date(group.path(member)).isEmpty()
                ? ""
                : group.path(member).path("tarkkuus").asString("");
    }

    /** A list of texts; null when it is no such list. */
    @Nullable
    List<String> strings(String member) {
        JsonNode list = group.path(member);
        if (list.isMissingNode() || list.isNull()) {
            return List.of();
        }
        boolean texts = list.isArray() && list.values().stream().allMatch(JsonNode::isString);
        return texts ? list.values().stream().map(JsonNode::stringValue).toList() : null;
    }
}
