package fi.ajantasa.decide;

import fi.ajantasa.audit.Sha256;
import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.person.Hetu;
import fi.ajantasa.person.ValueKind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hashes of a plan: of a slice over its lines and item lists, of the plan over its slices. Identity codes enter by their
 * blind index, for their encryption differs each time and the same plan must give the same hash.
 */
final class PlanHash {

    private final KeyVault vault;
    private final AttributeCatalogue catalogue;

    PlanHash(KeyVault vault, AttributeCatalogue catalogue) {
        this.vault = vault;
        this.catalogue = catalogue;
    }

    /** @param lines the rows as they are stored, in their order */
    String ofSlice(List<PlanRow> rows, byte[] lines, byte[] lists) {
        MessageDigest digest = Sha256.digest();
        int from = 0;
        for (PlanRow row : rows) {
            int to = PlanLines.end(lines, from) + 1;
            if (hasCode(row)) {
                ByteArrayOutputStream blinded = new ByteArrayOutputStream(to - from);
                PlanLines.write(blinded, row, (attribute, held) -> blinded(row, attribute, held));
                digest.update(blinded.toByteArray());
            } else {
                digest.update(lines, from, to - from);
            }
            from = to;
        }
        digest.update(lists);
        return HexFormat.of().formatHex(digest.digest());
    }

    static String ofPlan(Stream<String> slices) {
        MessageDigest digest = Sha256.digest();
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
}
