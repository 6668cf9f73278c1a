package fi.ajantasa.cli;

import fi.ajantasa.person.Hetu;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * What somebody typed after a command. Blanks name nothing and no number is below 0. An identity code is refused anywhere on the line, and in a text that is kept a
 * telephone number and an e-mail address, too: neither the shell's history nor the audit log forgets them.
 */
final class Typed {
    /** The options whose text is kept as it is, in the audit log or with the data. */
    static final Set<String> KEPT = Set.of("--reason", "--legal-reason", "--evidence", "--identity", "--recipient");

    private static final Pattern CODE = Pattern.compile(
            "(?<![0-9A-Za-z])(\\d{2})(\\d{2})(\\d{2}) ?([-–+A-FU-Ya-fu-y]?) ?(\\d{3})([0-9A-Ya-y])(?![0-9A-Za-z])");
    private static final Pattern SIGNED =
            Pattern.compile("(?<![0-9A-Za-z])\\d{6} ?[-–+A-FU-Ya-fu-y] ?\\d{3}[0-9A-Za-z](?![0-9A-Za-z])");
    private static final Pattern PHONE = Pattern.compile("(?<![\\w+])(\\+|00?)[1-9]([ -]?\\d){6,13}(?!\\w)");
    private static final Pattern MAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
    private static final Set<Class<?>> NUMBERS = Set.of(int.class, long.class, Integer.class, Long.class);
    private static final int DAYS = 31;
    private static final int MONTHS = 12;

    private Typed() {}

    /** Refuses what nobody may type, without saying it again. */
    static void check(CommandLine line, ParseResult typed) {
        for (ArgSpec argument : arguments(typed)) {
            String name = name(argument);
            if (argument.stringValues().stream().anyMatch(String::isBlank)) {
                throw new ParameterException(line, name + ": not blank");
            } else if (NUMBERS.contains(argument.type())
                    && argument.stringValues().stream().anyMatch(it -> it.startsWith("-"))) {
                throw new ParameterException(line, name + ": a number that is not below 0");
            }
            if (argument.stringValues().stream().anyMatch(Typed::holdsCode)) {
                throw new ParameterException(
                        line, name + ": an identity code is never typed here; name people by their customer number");
            } else if (KEPT.contains(name) && argument.stringValues().stream().anyMatch(Typed::reaches)) {
                throw new ParameterException(
                        line,
                        name + ": no telephone number and no e-mail address; this text is kept for years, so name the"
                                + " case and where it is recorded");
            }
        }
    }

    private static List<ArgSpec> arguments(ParseResult typed) {
        return Stream.<ArgSpec>concat(typed.matchedOptions().stream(), typed.matchedPositionals().stream())
                .filter(it -> !it.stringValues().isEmpty())
                .toList();
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    /** Whether somebody's identity code stands in it: with its sign, or without it and right in its check character. */
    static boolean holdsCode(String text) {
        Matcher codes = CODE.matcher(text);
        while (codes.find()) {
            if (isDay(codes.toMatchResult()) && (!codes.group(4).isEmpty() || isRight(codes.toMatchResult()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDay(MatchResult code) {
        int day = Integer.parseInt(code.group(1));
        int month = Integer.parseInt(code.group(2));
        return day >= 1 && day <= DAYS && month >= 1 && month <= MONTHS;
    }

    private static boolean isRight(MatchResult code) {
        String day = code.group(1) + code.group(2) + code.group(3);
        String end = code.group(5) + code.group(6).toUpperCase(Locale.ROOT);
        return Stream.of("-", "A").anyMatch(century -> Hetu.isSound(day + century + end));
    }

    private static boolean reaches(String text) {
        return PHONE.matcher(text).find() || MAIL.matcher(text).find();
    }

    /** A text to be shown, without what looks like an identity code: others may read along. */
    static String masked(String text) {
        return SIGNED.matcher(text).replaceAll("•••");
    }
}
