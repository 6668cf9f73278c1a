package fi.ajantasa.job;

import fi.ajantasa.person.CreditPurpose;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads how a register is asked about one person at a time. */
final class QueryReader {
    static final Map<String, String> SERVICES = Map.of("asiakastieto-consumer", "asiakastieto-consumer");
    static final Map<String, Boolean> METHODS = Map.of("get", false, "post", true);
    private static final URI UNKNOWN = URI.create("https://unknown.invalid/");
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9]{6,12}");
    private static final Pattern END_USER = Pattern.compile("[A-Za-z0-9]{1,12}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9]{1,20}");
    private static final Duration CALL = Duration.ofMinutes(1);
    private static final long LARGEST = 1 << 20;
    private static final String DAYS = "write it like 30 days";

    private final Section section;
    private final Path home;

    /** @param home what relative paths are taken from */
    QueryReader(Section section, Path home) {
        this.section = section;
        this.home = home;
    }

    Query read() {
        section.choice("service", SERVICES, "");
        return new Query(
                address(),
                section.choice("method", METHODS, true),
                account(),
                purposes(section.section("purposes")),
                pace(),
                limits(),
                TlsReader.read(section, home));
    }

    /** An answer is a page of text: more than a megabyte is none. */
    private TransportLimits limits() {
        TransportLimits usual = TransportLimits.USUAL;
        return LimitsReader.read(
                section,
                new TransportLimits(
                        usual.connect(), usual.read(), CALL, usual.total(), usual.attempts(), usual.pause(), LARGEST));
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

    private Query.Account account() {
        SecretReader secrets = new SecretReader(home);
        return new Query.Account(
                section.value("user", text -> matched(USER, text), "", "write the user id, 6 to 12 letters or digits"),
                section.value(
                        "end-user", text -> matched(END_USER, text), "", "write who asks, 1 to 12 letters or digits"),
                section.text("target"),
                secrets.read(section, "password"),
                secrets.read(section, "key"));
    }

    private static Map<CreditPurpose, String> purposes(Section section) {
        Map<CreditPurpose, String> purposes = new EnumMap<>(CreditPurpose.class);
        for (Word word : section.words()) {
            CreditPurpose purpose = CreditPurpose.find(word.text()).orElse(null);
            if (purpose == null) {
                section.note(
                        word.line(),
                        word.text() + " is no purpose the law knows",
                        Suggestion.of(word.text(), CreditPurpose.words()));
            } else {
                purposes.put(
                        purpose,
                        section.value(word.text(), text -> matched(CODE, text), "", "write the service's own code"));
            }
        }
        return purposes;
    }

    private Query.Pace pace() {
        return new Query.Pace(
                section.value("again", Vocabulary::days, 1, DAYS),
                section.value("keep", Vocabulary::days, 1, DAYS),
                JobReader.limit(section.section("growth", Shape.LIMIT)));
    }

    private static String matched(Pattern pattern, String text) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
