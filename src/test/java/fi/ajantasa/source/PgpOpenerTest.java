package fi.ajantasa.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Pgp;
import fi.ajantasa.job.Secret;
import fi.ajantasa.source.Failure.Reason;
import fi.ajantasa.testing.PgpParty;
import fi.ajantasa.testing.PgpParty.Flaw;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Encrypted and signed files: what is opened, and what is not. */
class PgpOpenerTest {
    private static final PgpParty US = new PgpParty();
    private static final PgpParty SUPPLIER = new PgpParty();
    private static final PgpParty STRANGER = new PgpParty();
    private static final byte[] CONTENT = "hetu;sukunimi\n".repeat(20_000).getBytes(StandardCharsets.UTF_8);
    private static final long LIMIT = 1 << 20;

    @TempDir
    Path temp;

    private Path folder;
    private Pgp pgp;

    @BeforeEach
    void writeKeys() throws IOException {
        folder = Files.createDirectory(temp.resolve("work"));
        Path passphrase = Files.writeString(temp.resolve("passphrase"), PgpParty.PASSPHRASE + "\n");
        pgp = new Pgp(
                new Secret.InFile(US.privateKey(temp.resolve("own.asc"))),
                new Secret.InFile(passphrase),
                SUPPLIER.publicKey(temp.resolve("supplier.asc")));
    }

    @Test
    void opensWhatTheSupplierSigned() throws IOException {
        assertThat(open(SUPPLIER.message(CONTENT, US, Flaw.NONE))).hasBinaryContent(CONTENT);
    }

    @Test
    void opensWhatIsWrittenInLetters() throws IOException {
        Path file = folder.resolve("file.part");
        try (ArmoredOutputStream out = new ArmoredOutputStream(Files.newOutputStream(file))) {
            out.write(SUPPLIER.message(CONTENT, US, Flaw.NONE));
        }
        assertThat(new PgpOpener(pgp, LIMIT).open(file)).hasBinaryContent(CONTENT);
    }

    @ParameterizedTest
    @CsvSource({"UNSIGNED, signature-missing", "OTHER_CONTENT, signature-wrong", "UNPROTECTED, not-protected"})
    void opensNothingThatIsNotSignedAsItShouldBe_F49(Flaw flaw, String reason) throws IOException {
        refuses(SUPPLIER.message(CONTENT, US, flaw), reason);
    }

    @Test
    void opensNothingOfAnUnknownSender_F49() throws IOException {
        refuses(STRANGER.message(CONTENT, US, Flaw.NONE), "sender-unknown");
    }

    @Test
    void opensNothingThatWasChangedOnTheWay_F49() throws IOException {
        byte[] message = SUPPLIER.message(CONTENT, US, Flaw.NONE);
        for (int place : new int[] {message.length / 2, message.length - 1}) {
            byte[] changed = message.clone();
            changed[place] ^= 1;
            refuses(changed, "");
        }
    }

    @Test
    void opensNothingThatIsCutShort_F44() throws IOException {
        byte[] message = SUPPLIER.message(CONTENT, US, Flaw.NONE);
        for (int length : new int[] {message.length - 1, message.length / 2, 300, 3}) {
            refuses(Arrays.copyOf(message, length), "");
        }
    }

    @Test
    void opensNothingThatIsNoMessage_F49() throws IOException {
        refuses(CONTENT, "");
        refuses(new byte[0], "");
    }

    @Test
    void writesNothingOfAFileForAnotherKey_F82() throws IOException {
        fails(SUPPLIER.message(CONTENT, STRANGER, Flaw.NONE), Reason.NO_KEY);
    }

    @Test
    void saysWhenThePassphraseIsWrong_F82() throws IOException {
        Path wrong = Files.writeString(temp.resolve("wrong"), "another");
        pgp = new Pgp(pgp.key(), new Secret.InFile(wrong), pgp.signedBy());
        fails(SUPPLIER.message(CONTENT, US, Flaw.NONE), Reason.NO_OWN_KEY);
    }

    @Test
    void saysWhenAKeyFileIsMissing_F82() throws IOException {
        pgp = new Pgp(new Secret.InFile(temp.resolve("absent")), pgp.passphrase(), pgp.signedBy());
        fails(SUPPLIER.message(CONTENT, US, Flaw.NONE), Reason.NO_OWN_KEY);
    }

    @Test
    void stopsAtItsLimitOfWhatAFileDecryptsTo_F71() throws IOException {
        refuses(SUPPLIER.message(new byte[(int) LIMIT + 1], US, Flaw.NONE), "file-too-large");
    }

    private Path open(byte[] message) throws IOException {
        return new PgpOpener(pgp, LIMIT).open(Files.write(folder.resolve("file.part"), message));
    }

    private void refuses(byte[] message, String reason) throws IOException {
        assertThatThrownBy(() -> open(message)).isInstanceOfSatisfying(BadFileException.class, it -> {
            assertThat(it.refusal("file").code()).isEqualTo(ExitCode.INPUT_BAD);
            assertThat(it.refusal("file").reason()).contains(reason);
        });
        writesNothing();
    }

    private void fails(byte[] message, Reason reason) throws IOException {
        assertThatThrownBy(() -> open(message)).isInstanceOfSatisfying(TransportException.class, it -> {
            assertThat(it.reason()).isEqualTo(reason);
            assertThat(it.failure().code()).isEqualTo(ExitCode.KEYS_UNAVAILABLE);
        });
        writesNothing();
    }

    private void writesNothing() throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(folder.resolve("file.part"));
        }
    }
}
