package fi.ajantasa.simulate;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How often the credit service was asked, as its monthly statement would say it: by purpose, and of how many people. People
 * are known by a keyed hash whose key is forgotten with the process.
 */
public final class CreditCount {
    private static final String HASH = "HmacSHA256";

    private final SecretKeySpec key;
    private final Map<String, Map<String, Integer>> asked = new TreeMap<>();

    CreditCount() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        key = new SecretKeySpec(bytes, HASH);
    }

    /**
     * What was counted of one purpose.
     *
     * @param most queries about one person
     */
    public record Counted(int queries, int people, int most) {}

    synchronized void add(String purpose, String person) {
        asked.computeIfAbsent(purpose, it -> new HashMap<>()).merge(hash(person), 1, Integer::sum);
    }

    /** What was counted, by the service's own code of the purpose. */
    public synchronized Map<String, Counted> byPurpose() {
        Map<String, Counted> counted = new TreeMap<>();
        asked.forEach((purpose, people) -> counted.put(
                purpose,
                new Counted(
                        people.values().stream().mapToInt(it -> it).sum(),
                        people.size(),
                        people.values().stream().mapToInt(it -> it).max().orElse(0))));
        return counted;
    }

    /** All of them. */
    synchronized long queries() {
        return asked.values().stream()
                .flatMap(it -> it.values().stream())
                .mapToLong(it -> it)
                .sum();
    }

    private String hash(String person) {
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(person.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HASH, e);
        }
    }
}
