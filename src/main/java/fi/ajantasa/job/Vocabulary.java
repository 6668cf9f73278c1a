package fi.ajantasa.job;

import fi.ajantasa.person.Channel;
import fi.ajantasa.person.ValueKind;
import java.math.BigDecimal;
import java.time.Period;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The closed lists of words that definitions may use, and how their measures are written. */
final class Vocabulary {
    static final String ALL = "all";
    static final Set<String> PURPOSES = Set.of("customer-care", "billing", "marketing", "credit", "collection");
    /** GDPR article 6(1). */
    static final Set<String> LAWFUL_BASES =
            Set.of("consent", "contract", "legal-obligation", "vital-interests", "public-task", "legitimate-interests");

    /** Each cleaner and the kinds of value it is for. */
    static final Map<String, Set<ValueKind>> CLEANERS = Map.of(
            "name", Set.of(ValueKind.NAME),
            "street-line", Set.of(ValueKind.ADDRESS),
            "phone", Set.of(ValueKind.PHONE),
            "upper", Set.of(ValueKind.NAME, ValueKind.TEXT, ValueKind.CODE),
            "compact-date", Set.of(ValueKind.DATE));

    static final Set<String> SWITCH = Set.of("on", "off");
    static final Set<String> PRECISIONS = Set.of("day", "month", "year", "unknown");
    static final Map<String, Boolean> ALLOWED = Map.of("allowed", true, "refused", false);
    static final Map<String, Boolean> NEEDED = Map.of("needed", true, "not-needed", false);
    static final Set<String> EXCEPTION_KINDS = Set.of("contract", "purchase", "inquiry", "consent");
    static final Map<String, Boolean> CUSTOMER_SAID = Map.of("beats-older", true, "by-rank", false);

    static final Map<String, Boolean> NEWEST = Map.of("wins", true, "by-rank", false);

    private static final Pattern SHARE = Pattern.compile("(\\d{1,3}(?:\\.\\d+)?) ?%");
    private static final Pattern SPAN = Pattern.compile("(\\d{1,4}) (day|month|year)s?");
    private static final Pattern DAYS = Pattern.compile("([1-9]\\d{0,3}) days?");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private Vocabulary() {}

    /** An enum's constants by the words of definitions: BASE_OR_CHANGES is base-or-changes. */
    static <E extends Enum<E>> Map<String, E> words(Class<E> type) {
        var words = new LinkedHashMap<String, E>();
        for (E constant : type.getEnumConstants()) {
            words.put(word(constant), constant);
        }
        return Collections.unmodifiableMap(words);
    }

    /** The channels a section names under {@code channels:}, which may say {@code all}. */
    static Set<Channel> channels(Section section) {
        if (ALL.equals(
                section.list("channels").stream().map(Word::text).findFirst().orElse(""))) {
            return Set.of(Channel.values());
        }
        Map<String, Channel> words = words(Channel.class);
        var channels = new HashSet<Channel>();
        section.choices("channels", words.keySet())
                .forEach(word -> channels.add(words.getOrDefault(word, Channel.POST)));
        return channels;
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Map<String, String> same(Set<String> words) {
        var map = new LinkedHashMap<String, String>();
        words.forEach(word -> map.put(word, word));
        return map;
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    static Share share(String text) {
        Matcher matcher = matched(SHARE, text);
        return new Share(new BigDecimal(matcher.group(1)).movePointLeft(2).doubleValue());
    }

    static Period span(String text) {
        Matcher matcher = matched(SPAN, text);
        int count = Integer.parseInt(matcher.group(1));
        return switch (matcher.group(2)) {
            case "day" -> Period.ofDays(count);
            case "month" -> Period.ofMonths(count);
            default -> Period.ofYears(count);
        };
    }

    static int days(String text) {
        return Integer.parseInt(matched(DAYS, text).group(1));
    }

    private static Matcher matched(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        return matcher;
    }
}
