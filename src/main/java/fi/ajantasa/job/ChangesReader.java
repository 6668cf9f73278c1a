package fi.ajantasa.job;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads how a register's journal of changes is followed. */
final class ChangesReader {
    static final Map<String, String> SERVICES = Map.of("vtj-changes", "vtj-changes");
    static final Set<String> GRANTABLE = Set.of("AIDINKIELI", "ASIOINTIKIELI");
    private static final URI UNKNOWN = URI.create("https://unknown.invalid/");
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9_.@-]{1,64}");
    private static final Pattern CLIENT = Pattern.compile("[A-Za-z0-9_.-]{1,40}(/[A-Za-z0-9_.-]{1,60}){3}");
    private static final int MOST_PARTS = 1_000;
    private static final int PARTS = 1;
    private static final int PAGES = 1_000;
    private static final int STALE = 14;
    private static final int KEEP = 30;
    private static final Duration LAG = Duration.ofHours(25);
    private static final Duration CALL = Duration.ofMinutes(2);
    private static final long LARGEST = 64L << 20;
    private static final String DAYS = "write it like 14 days";

    private final Section section;

    ChangesReader(Section section) {
        this.section = section;
    }

    Changes read(Path home) {
        section.choice("service", SERVICES, "");
        Changes.Account account = new Changes.Account(
                section.value("client", text -> matched(CLIENT, text), "", "write it like FI/COM/1234567-8/system"),
                section.value("user", text -> matched(USER, text), "", "write a user name"),
                new SecretReader(home).read(section, "password"));
        return new Changes(address(), account, granted(), parts(), pace(), limits(), TlsReader.read(section, home));
    }

    private URI address() {
        Optional<URI> address = SafeAddress.find(section.text("url"));
        if (address.isEmpty() && section.has("url")) {
            section.note(
                    section.lineOf("url"),
                    "url is no address of a service",
                    "write it like https://host/path without a user or a password in it");
        }
        return address.orElse(UNKNOWN);
    }

    private Set<String> granted() {
        section.list("granted").stream()
                .filter(it -> !GRANTABLE.contains(it.text()))
                .forEach(it -> section.note(
                        it.line(),
                        it.text() + " is no group that a permit may add",
                        Suggestion.of(it.text(), GRANTABLE)));
        return section.list("granted").stream().map(Word::text).collect(Collectors.toSet());
    }

    private Changes.Parts parts() {
        return new Changes.Parts(
                section.value("parts", number(MOST_PARTS), PARTS, "write a number from 1 to " + MOST_PARTS),
                section.value("pages", number(Integer.MAX_VALUE), PAGES, "write a number of pages"));
    }

    /** A journal that is read less often than its positions live would begin anew each time. */
    private Changes.Pace pace() {
        Changes.Pace pace = new Changes.Pace(
                LimitsReader.time(section, "lag", LAG),
                section.value("stale", Vocabulary::days, STALE, DAYS),
                section.value("keep", Vocabulary::days, KEEP, DAYS));
        if (pace.keep() < pace.stale()) {
            section.note(
                    section.lineOf("keep"),
                    "what was told is forgotten before a position is lost",
                    "keep it at least " + pace.stale() + " days, or a change could be taken in twice");
        }
        return pace;
    }

    private TransportLimits limits() {
        TransportLimits usual = TransportLimits.USUAL;
        return LimitsReader.read(
                section,
                new TransportLimits(
                        usual.connect(), usual.read(), CALL, usual.total(), usual.attempts(), usual.pause(), LARGEST));
    }

    private static Function<String, Integer> number(int most) {
        return text -> {
            int number = Integer.parseInt(text);
            if (number < 1 || number > most) {
                throw new IllegalArgumentException(text);
            }
            return number;
        };
    }

    private static String matched(Pattern pattern, String text) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
