package fi.ajantasa.decide;

import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.person.Hetu;
import fi.ajantasa.person.ValueKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hashes of a plan: of a row, of a slice over its rows and item lists, of the plan over its slices. Identity codes enter by
 * their blind index, for their encryption differs each time and the same plan must give the same hash.
 */
final class PlanHash {

    private final KeyVault vault;
    private final AttributeCatalogue catalogue;

    PlanHash(KeyVault vault, AttributeCatalogue catalogue) {
        this.vault = vault;
        this.catalogue = catalogue;
    }

    /** @param json the row as it is stored */
    byte[] ofRow(PlanRow row, String json) {
        MessageDigest digest = sha256();
        ByteBuffer head = ByteBuffer.allocate(3 * Integer.BYTES);
        digest.update(head.putInt(row.customer())
                .putInt(row.part())
                .putInt(row.version())
                .flip());
        String text = hasCode(row) ? PlanJson.text(row, (attribute, held) -> blinded(row, attribute, held)) : json;
        return digest.digest(text.getBytes(StandardCharsets.UTF_8));
    }

    static String ofSlice(List<byte[]> rows, byte[] lists) {
        MessageDigest digest = sha256();
        rows.forEach(digest::update);
        digest.update(lists);
        return HexFormat.of().formatHex(digest.digest());
    }

    static String ofPlan(Stream<String> slices) {
        MessageDigest digest = sha256();
        slices.forEach(slice -> digest.update(slice.getBytes(StandardCharsets.US_ASCII)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private boolean hasCode(PlanRow row) {
        for (Decision decision : row.decisions()) {
            if (isCode(decision.attribute())) {
                return true;
            }
        }
        return false;
    }

    private boolean isCode(String attribute) {
        return catalogue.require(attribute).kind() == ValueKind.HETU;
    }

    private Held blinded(PlanRow row, String attribute, Held held) {
        if (!isCode(attribute)) {
            return held;
        }
        String codes = vault.decrypt(held.value(), row.customer());
        String blind = Stream.of(codes.split("\\|"))
                .map(code -> Base64.getEncoder().encodeToString(vault.blindIndex(new Hetu(code))))
                .collect(Collectors.joining("|"));
        return new Held(blind, held.origin(), held.rule(), held.from(), held.saidOn());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
