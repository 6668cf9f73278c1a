package fi.ajantasa.credit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The service's proof that a request is ours and new: SHA-512 over user id, end user, timestamp and key, each followed by
 * {@code &}, in capitals; as seen in one client's code, the official wording was not read.
 */
final class Checksum {
    private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);
    private static final int HUNDREDTH = 10_000_000;

    private Checksum() {}

    /** The moment as {@code YYYYMMDDHHMMSShh±zz00000}: hundredths, then the hours of the zone. */
    static String timestamp(Instant at) {
        ZonedDateTime local = at.atZone(FINLAND);
        int hours = local.getOffset().getTotalSeconds() / 3600;
        return SECONDS.format(local) + String.format(Locale.ROOT, "%02d%+03d00000", local.getNano() / HUNDREDTH, hours);
    }

    static String of(String user, String endUser, String timestamp, String key) {
        String text = String.join("&", user, endUser, timestamp, key, "");
        return HexFormat.of().withUpperCase().formatHex(sha512().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha512() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-512", e);
        }
    }
}
