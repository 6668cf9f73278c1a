package fi.ajantasa.simulate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The consumer service of the credit register, read from its description alone and not from the code of who asks: whoever is
 * to be asked about must be asked for rightly. Each query it answers is counted.
 */
final class CreditApi implements Site {
    static final String PATH = "/services/consumer5/REST";

    private static final List<String> REQUIRED =
            List.of("version", "qtype", "userid", "passwd", "enduser", "reqmsg", "purpose", "timestamp", "checksum");
    private static final Map<String, String> FIXED = Map.of("version", "2018", "qtype", "02", "reqmsg", "DECISION");
    private static final Set<String> PURPOSES = Set.of("1", "2", "3");
    private static final Pattern HETU = Pattern.compile("\\d{6}[-+A-FU-Y]\\d{3}[0-9A-FHJ-NPR-Y]");
    private static final Pattern STAMP = Pattern.compile("(\\d{14})\\d{2}([+-]\\d{2})\\d{5}");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);
    private static final Duration OLDEST = Duration.ofMinutes(5);
    private static final int WITH_DEFAULTS = 8;
    private static final int UNKNOWN = 13;

    private final Account account;
    private final Clock clock;
    private final long seed;
    private final CreditCount count = new CreditCount();

    /** As whom one must ask. */
    record Account(String user, String endUser, String password, String key) {}

    /** @param seed decides what is known of whom */
    CreditApi(Account account, Clock clock, long seed) {
        this.account = account;
        this.clock = clock;
        this.seed = seed;
    }

    CreditCount count() {
        return count;
    }

    @Override
    public Page answer(Asked asked) {
        Map<String, String> told = asked.parameters();
        Optional<String> error = malformed(told, asked).or(() -> stranger(told)).or(() -> unusable(told));
        if (error.isPresent()) {
            return Page.json(CreditReplies.error(error.get()));
        }
        String person = told.getOrDefault("idnumber", "");
        count.add(told.getOrDefault("purpose", ""), person);
        return Page.json(known(person));
    }

    /** 852: something is missing that must be said. */
    private static Optional<String> malformed(Map<String, String> told, Asked asked) {
        boolean whole = asked.path().equals(PATH)
                && REQUIRED.stream().noneMatch(it -> told.getOrDefault(it, "").isEmpty())
                && FIXED.entrySet().stream().allMatch(it -> it.getValue().equals(told.get(it.getKey())))
                && PURPOSES.contains(told.getOrDefault("purpose", ""));
        return whole ? Optional.empty() : Optional.of("852");
    }

    private Optional<String> stranger(Map<String, String> told) {
        String stamp = told.getOrDefault("timestamp", "");
        if (!account.user().equals(told.get("userid")) || !account.endUser().equals(told.get("enduser"))) {
            return Optional.of("VA2");
        }
        if (!account.password().equals(told.get("passwd"))) {
            return Optional.of("VA3");
        }
        if (!checksum(stamp).equals(told.get("checksum"))) {
            return Optional.of("501");
        }
        return isRecent(stamp) ? Optional.empty() : Optional.of("505");
    }

    private static Optional<String> unusable(Map<String, String> told) {
        String person = told.getOrDefault("idnumber", "");
        if (person.isEmpty()) {
            return Optional.of("VX1");
        }
        return HETU.matcher(person).matches() ? Optional.empty() : Optional.of("VC6");
    }

    private String checksum(String stamp) {
        String signed = account.user() + "&" + account.endUser() + "&" + stamp + "&" + account.key() + "&";
        return HexFormat.of().formatHex(sha512(signed)).toUpperCase(Locale.ROOT);
    }

    private static byte[] sha512(String text) {
        try {
            return MessageDigest.getInstance("SHA-512").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-512", e);
        }
    }

    private boolean isRecent(String stamp) {
        Matcher parts = STAMP.matcher(stamp);
        if (!parts.matches()) {
            return false;
        }
        try {
            OffsetDateTime made =
                    OffsetDateTime.of(LocalDateTime.parse(parts.group(1), SECONDS), ZoneOffset.of(parts.group(2)));
            return Duration.between(made.toInstant(), clock.instant()).abs().compareTo(OLDEST) <= 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** The same person is always known in the same way. */
    private String known(String person) {
        int drawn = Math.floorMod(Arrays.hashCode(sha512(seed + person)), 100);
        if (drawn < WITH_DEFAULTS) {
            return CreditReplies.HAS_DEFAULTS;
        }
        return drawn < UNKNOWN ? CreditReplies.NOT_IN_REGISTER : CreditReplies.CLEAR;
    }
}
