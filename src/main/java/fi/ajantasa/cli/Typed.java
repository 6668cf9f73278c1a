package fi.ajantasa.cli;

import fi.ajantasa.person.Hetu;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * What somebody typed after a command. Blanks name nothing and no number is below 0. An identity code is refused anywhere on
 * the line, and in a text that is kept a telephone number and an e-mail address, too: neither the shell's history nor the
 * audit log forgets them.
 */
final class Typed {
    /** The options whose text is kept as it is, in the audit log or with the data. */
    static final Set<String> KEPT = Set.of("--reason", "--legal-reason", "--evidence", "--identity", "--recipient");

    private static final String DASHES = "-+\u2010-\u2015\u2212";
    private static final Pattern CODE = Pattern.compile("(?<!\\d)(?<day>\\d{2}(?<gap>[ .]?)\\d{2}[ .]?\\d{2})"
            + " *(?<sign>[" + DASHES + "A-FU-Ya-fu-y]?) *(?<number>\\d{3}) ?(?<end>[0-9A-Ya-y])(?![0-9A-Za-z])");
    private static final Pattern SIGNED =
            Pattern.compile("(?<![0-9A-Za-z])\\d{6} ?[" + DASHES + "A-FU-Ya-fu-y] ?\\d{3}[0-9A-Za-z](?![0-9A-Za-z])");
    /** What companies number their cases by: a day of the years to 2031, a hyphen and a number. */
    private static final Pattern CASE = Pattern.compile("\\d{4}([0-2]\\d|3[01])-\\d{4}");

    private static final Pattern DASH = Pattern.compile("[" + DASHES + "]");
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

    /**
     * Whether somebody's identity code stands in it. Where its check character is wrong it may be mistyped, and is one too, unless
     * it is written as a case is numbered: as a code that would be of somebody born before 1932.
     */
    static boolean holdsCode(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", " ");
        Matcher codes = CODE.matcher(plain);
        for (int from = 0; from < plain.length() && codes.find(from); from = codes.start() + 1) {
            if (isCode(codes, plain)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCode(Matcher code, String text) {
        String day = code.group("day").replaceAll("\\D", "");
        boolean signed = !code.group("sign").isEmpty();
        boolean alone = code.start() == 0 || !Character.isLetter(text.charAt(code.start() - 1));
        boolean spread = !code.group("gap").isEmpty();
        if (!isDay(day)
                || (!signed && spread)
                || (!alone && !DASH.matcher(code.group("sign")).matches())) {
            return false;
        }
        boolean mistyped =
                signed && alone && !spread && !CASE.matcher(code.group()).matches();
        return mistyped || isRight(day, code.group("number") + code.group("end").toUpperCase(Locale.ROOT));
    }

    private static boolean isDay(String day) {
        int ofMonth = Integer.parseInt(day.substring(0, 2));
        int month = Integer.parseInt(day.substring(2, 4));
        return ofMonth >= 1 && ofMonth <= DAYS && month >= 1 && month <= MONTHS;
    }

    private static boolean isRight(String day, String end) {
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
