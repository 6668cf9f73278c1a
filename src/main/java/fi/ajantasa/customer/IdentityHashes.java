package fi.ajantasa.customer;

import fi.ajantasa.person.Hetu;
import fi.ajantasa.person.Spelling;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes keyed hashes of what identifies people, which say nothing without the key. For one thread. */
public final class IdentityHashes {
    private final KeyVault keys;
    private final Map<IdentityKind, Fingerprint> fingerprints = new EnumMap<>(IdentityKind.class);

    public IdentityHashes(KeyVault keys) {
        this.keys = keys;
    }

    /** The hash of a text in its canonical form; the same of {@link IdentityKind#PERSON} and {@link IdentityKind#UNCODED}. */
    public long of(IdentityKind kind, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        IdentityKind hashed = kind == IdentityKind.UNCODED ? IdentityKind.PERSON : kind;
        return fingerprints
                .computeIfAbsent(hashed, it -> keys.lasting("identity-" + it.word()))
                .of(bytes, 0, bytes.length);
    }

    /** The hash of an identity code, as {@link Hetu#packed} packs it. */
    public long ofCode(long packed) {
        return of(IdentityKind.CODE, Long.toString(packed));
    }

    /** Names and birth date as they are hashed, null when one of them is not known: alone they identify nobody. */
    public static @Nullable String person(
            @Nullable String familyName, @Nullable String givenNames, @Nullable String birthDate) {
        if (isBlank(familyName) || isBlank(givenNames) || isBlank(birthDate)) {
            return null;
        }
        return Spelling.fold(String.valueOf(familyName)) + "\t" + Spelling.fold(String.valueOf(givenNames)) + "\t"
                + birthDate;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
