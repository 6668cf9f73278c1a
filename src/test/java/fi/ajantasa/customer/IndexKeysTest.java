package fi.ajantasa.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fi.ajantasa.person.Hetu;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each index key is applied over the hashes of those before it: what was hashed from words, and what was only kept, come out the same. */
class IndexKeysTest {
    private static final byte[] WORDS = "pinned words".getBytes(StandardCharsets.US_ASCII);
    private static final Hetu CODE = new Hetu("010180-9026");

    /** Made by the keyset file of the test resources before there was a second key. */
    private static final String SEALED =
            "KPM6E9+kqwINI8KmsFBHTndspmMv43Yo5TnqA9jm+6vZxy0q9aBrjjEns6+TTk5HKYnIv5onraEkLgjTrVcvgiIfSgIET/3XM49iyXJc+KtiVX6v8VMMhQ==";

    @TempDir
    private Path folder;

    private Path file;
    private KeyVault first;

    @BeforeEach
    void copy() throws IOException {
        file = Files.copy(Path.of("src/test/resources/keys/pinned.json"), folder.resolve("keyset.json"));
        first = KeyVault.open(file, true);
    }

    private KeyVault changed() {
        KeyVault.addIndexKey(file);
        return KeyVault.open(file, true).newest();
    }

    private static KeyVault alone(KeyVault keys) {
        assertThat(HexFormat.of().formatHex(keys.blindIndex(CODE))).isEqualTo("506be6380ae947a143512fdba819909a");
        assertThat(keys.mark()).isEqualTo("2f00ced1cc9cdf38");
        assertThat(keys.recordKey("hetu", WORDS)).isEqualTo(8893591423938370777L);
        assertThat(keys.fingerprint("job").of(WORDS, 0, WORDS.length)).isEqualTo(6868601409474686008L);
        assertThat(new IdentityHashes(keys).of(IdentityKind.NUMBER, "K-1")).isEqualTo(-5211748855745560527L);
        assertThat(new RowSeal(keys).row(1, "K-1", 2, WORDS)).isEqualTo(2428802350668127887L);
        assertThat(new Sealing(keys).unseal(Base64.getDecoder().decode(SEALED), "name"))
                .isEqualTo(WORDS);
        return keys;
    }

    @Test
    void theFirstKeyMakesWhatItAlwaysMadeAlsoWithOthersInTheFile() {
        assertThat(alone(first).waitingIndexKeys()).isZero();
        KeyVault.addIndexKey(file);
        assertThat(alone(KeyVault.open(file, true)).waitingIndexKeys()).isEqualTo(1);
    }

    @Test
    void whatIsHashedAnewAndWhatWasOnlyKeptComeOutTheSame() {
        KeyVault second = changed();
        KeyVault third = changed();
        assertThat(third.indexKeys()).isEqualTo(3);
        Random random = new Random(4711);
        for (int i = 0; i < 1000; i++) {
            byte[] words = ("K-" + random.nextInt()).getBytes(StandardCharsets.US_ASCII);
            long one = first.recordKey("hetu", words);
            long two = second.recordKey("hetu", words);
            long three = third.recordKey("hetu", words);
            assertThat(List.of(two, three)).doesNotContain(one, 0L).doesNotHaveDuplicates();
            assertThat(second.rekeying("").of(one)).isEqualTo(two);
            assertThat(third.rekeying(second.mark()).of(two)).isEqualTo(three);
            assertThat(third.rekeying(first.mark()).of(one)).isEqualTo(three);
            assertThat(third.rekeying("", second.mark()).of(one)).isEqualTo(two);
        }
        assertThat(third.rekeying("").of(first.blindIndex(CODE)))
                .isEqualTo(third.blindIndex(CODE))
                .hasSize(16)
                .isNotEqualTo(second.blindIndex(CODE));
        assertThat(third.rekeying(third.mark()).isIdle()).isTrue();
        assertThat(third.rekeying(third.mark()).of(17)).isEqualTo(17);
    }

    @Test
    void noTwoHashesBecomeOneAndNoneBecomesNothing() {
        Rekeying later = changed().rekeying("");
        Set<Long> numbers = new HashSet<>();
        Set<ByteBuffer> bytes = new HashSet<>();
        for (int i = 1; i <= 100_000; i++) {
            numbers.add(later.of(i));
        }
        for (int i = 0; i < 10_000; i++) {
            bytes.add(ByteBuffer.wrap(later.of(ByteBuffer.allocate(16).putInt(i).array())));
        }
        assertThat(numbers).hasSize(100_000).doesNotContain(0L);
        assertThat(bytes).hasSize(10_000);
        assertThat(later.of(0)).as("no hash at all").isZero();
    }

    @Test
    void aHashOfASumIsTheSameWhateverWasInForceWhenItWasStored() {
        KeyVault second = changed();
        byte[] other = "others".getBytes(StandardCharsets.US_ASCII);
        long before = first.recordKey(first.recordPart("record", WORDS) + first.recordPart("record", other));
        long after = second.recordKey(second.recordPart("record", other) + second.recordPart("record", WORDS));
        assertThat(before).isEqualTo(first.recordKey("record", WORDS) + first.recordKey("record", other));
        assertThat(second.rekeying("").of(before)).isEqualTo(after);
        assertThat(second.recordKey(second.recordPart("record", WORDS))).isEqualTo(second.recordKey("record", WORDS));
    }

    @Test
    void whoeverHasTheOldKeyAloneMakesNoneOfTheHashes() {
        KeyVault second = changed();
        assertThat(second.fingerprint("job").of(WORDS, 0, WORDS.length))
                .isNotEqualTo(first.fingerprint("job").of(WORDS, 0, WORDS.length));
        assertThat(second.mark()).isNotEqualTo(first.mark());
        byte[] sealed = new Sealing(second).seal(WORDS, "name");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> new Sealing(first).unseal(sealed, "name"));
    }

    @Test
    void filesOfEachKeyAreReadByWhoeverHasItInTheFile() {
        byte[] ofFirst = new Sealing(first).seal(WORDS, "name");
        KeyVault second = changed();
        byte[] ofSecond = new Sealing(second).seal(WORDS, "name");
        KeyVault third = changed();
        for (KeyVault keys : List.of(third, KeyVault.open(file, true))) {
            for (byte[] sealed : List.of(ofFirst, ofSecond, new Sealing(third).seal(WORDS, "name"))) {
                assertThat(new Sealing(keys).unseal(sealed, "name")).isEqualTo(WORDS);
                assertThatExceptionOfType(UncheckedIOException.class)
                        .isThrownBy(() -> new Sealing(keys).unseal(sealed, "other"));
            }
        }
    }

    /** F149. */
    @Test
    void refusesAKeysetThatDoesNotHaveTheKeyInForce_F149() throws IOException {
        Path old = Files.copy(file, folder.resolve("old.json"));
        String mark = changed().mark();
        assertThat(KeyVault.open(file, true, mark).indexKeys()).isEqualTo(2);
        assertThatExceptionOfType(KeysUnavailable.class)
                .isThrownBy(() -> KeyVault.open(old, true, mark))
                .withMessageContaining("does not have the index key");
        assertThatExceptionOfType(KeysUnavailable.class)
                .isThrownBy(() -> KeyVault.open(file, true, "0123456789abcdef"));
    }

    /** Whoever opened the file past the store would find nobody erased once a key was changed. */
    @Test
    void onlyTheStoreOpensKeysForADatabase() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(Files::isRegularFile).filter(IndexKeysTest::opensKeys))
                    .extracting(it -> String.valueOf(it.getFileName()))
                    .containsExactly("IndexKeyStore.java");
        }
    }

    private static boolean opensKeys(Path source) {
        try {
            return Files.readString(source).contains("KeyVault.open(");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
