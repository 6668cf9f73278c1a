package fi.ajantasa.job;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern of file names: {@code ?} is one character, {@code *} is any, <code>{date}</code> is a date like 20261121 and
 * <code>{sequence}</code> a number of up to nine digits.
 */
public record NamePattern(String text) {
    private static final String DATE = "{date}";
    private static final String SEQUENCE = "{sequence}";
    private static final Pattern TOKEN = Pattern.compile("\\{date}|\\{sequence}|[?*]|[^?*{]+|\\{");

    /** The same names as a glob. */
    public String glob() {
        return text.replace(DATE, "????????").replace(SEQUENCE, "*");
    }

    public boolean tellsDate() {
        return text.contains(DATE);
    }

    public boolean tellsSequence() {
        return text.contains(SEQUENCE);
    }

    /** What a name tells ({@code date}, {@code sequence}), or nothing when it is of another pattern. */
    public Optional<Map<String, String>> find(String name) {
        Matcher matcher = Pattern.compile(regex()).matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> told = new TreeMap<>();
        if (tellsDate()) {
            told.put(EdgeRecord.DATE, matcher.group(EdgeRecord.DATE));
        }
        if (tellsSequence()) {
            told.put(EdgeRecord.SEQUENCE, matcher.group(EdgeRecord.SEQUENCE));
        }
        return Optional.of(told);
    }

    private String regex() {
        StringBuilder regex = new StringBuilder();
        for (Matcher token = TOKEN.matcher(text); token.find(); ) {
            regex.append(
                    switch (token.group()) {
                        case DATE -> "(?<date>\\d{8})";
                        case SEQUENCE -> "(?<sequence>\\d{1,9})";
                        case "?" -> ".";
                        case "*" -> ".*";
                        default -> Pattern.quote(token.group());
                    });
        }
        return regex.toString();
    }
}
