package fi.ajantasa.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Notes and checkpoints as C2SP signed-note, tlog-checkpoint and tlog-cosignature show them. */
class NoteTest {
    /** The example of the notes' first implementation, with its secret key. */
    private static final String KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final byte[] SEED =
            Arrays.copyOfRange(Base64.getDecoder().decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"), 1, 33);
    private static final String TEXT =
            "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    private static final String NOTE = TEXT
            + "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    /** The example of tlog-cosignature; its keys are not published. */
    private static final String COSIGNED =
            """
            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

            — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
            — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
            """;

    private final NoteSigner signer = signer("PeterNeumann");

    private static NoteSigner signer(String name) {
        byte[] open = Arrays.copyOfRange(Base64.getDecoder().decode(KEY.substring(22)), 1, 33);
        return new NoteSigner(name, List.of(open), List.of(SEED));
    }

    @Test
    void signsThePublishedNoteByteForByte() {
        assertThat(signer.sign(TEXT, signer.newest())).hasToString(NOTE);
        assertThat(signer.keys().get(0).text()).isEqualTo(KEY);
        assertThat(Note.parse(NOTE).isSignedBy(List.of(NoteKey.parse(KEY)))).isTrue();
    }

    @Test
    void refusesAnyChangedByteOfTheNote() {
        byte[] bytes = NOTE.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            assertThat(isGood(new String(changed, StandardCharsets.UTF_8)))
                    .as("byte %d", i)
                    .isFalse();
        }
    }

    private static boolean isGood(String note) {
        try {
            return Note.parse(note).isSignedBy(List.of(NoteKey.parse(KEY)));
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    @Test
    void refusesAKeyWhoseIdIsAnothers() {
        assertThatThrownBy(() -> NoteKey.parse(KEY.replace("c74f20a3", "c74f20a4")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NoteKey.parse(KEY.substring(0, 60))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NoteKey.parse(KEY.replace("+ARpc", "+Axpc")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anIndependentReaderOfTheFormatTakesOurCheckpoint() {
        NoteSigner log = signer("ajantasa/log");
        String checkpoint = Checkpoint.sign(log, log.newest(), 20852163, new byte[32])
                .note()
                .toString();
        assertThat(PlainNote.verifies(NOTE, KEY)).isTrue();
        assertThat(PlainNote.verifies(checkpoint, log.keys().get(0).text())).isTrue();
        assertThat(PlainNote.verifies(
                        checkpoint.replace("20852163", "20852164"),
                        log.keys().get(0).text()))
                .isFalse();
        assertThat(PlainNote.verifies(checkpoint, KEY)).isFalse();
    }

    @Test
    void readsThePublishedCheckpointAndWritesItAgain() {
        Checkpoint checkpoint = Checkpoint.parse(COSIGNED);
        assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
        assertThat(checkpoint.size()).isEqualTo(20852163);
        assertThat(Base64.getEncoder().encodeToString(checkpoint.root()))
                .isEqualTo("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=");
        assertThat(checkpoint.note()).hasToString(COSIGNED);
    }

    @Test
    void refusesWhatIsNoCheckpoint() {
        for (String bad : List.of(
                COSIGNED.replace("20852163", "020852163"),
                COSIGNED.replace("20852163", "-1"),
                COSIGNED.replace("CsUY", "CsU"),
                COSIGNED.replace("example.com/behind-the-sofa\n208", "208"),
                COSIGNED.replace("2I=\n\n", "2I=\n"),
                COSIGNED.replace("— e", "- e"))) {
            assertThatThrownBy(() -> Checkpoint.parse(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void verifiesAWitnesssCosignature() throws GeneralSecurityException {
        NoteKey witness = witness();
        NoteSigner log = signer("ajantasa/log");
        Checkpoint checkpoint = Checkpoint.sign(log, log.newest(), 7, new byte[32]);
        String line = cosignature(witness, checkpoint.note().text(), 1679315147);
        Note cosigned = Note.parse(checkpoint.note() + line);
        assertThat(cosigned.findCosignature(witness)).hasValue(1679315147);
        assertThat(Note.parse(cosigned.toString().replace("\n7\n", "\n8\n")).findCosignature(witness))
                .isEmpty();
        assertThat(NoteKey.parse(witness.text()).isWitness()).isTrue();
        assertThat(cosigned.isSignedBy(signer("ajantasa/log").keys())).isTrue();
    }

    static NoteKey witness() {
        byte[] open = Arrays.copyOfRange(Base64.getDecoder().decode(KEY.substring(22)), 1, 33);
        return NoteKey.of("witness.example/w", NoteKey.COSIGNATURE, open);
    }

    /** The line by which a witness with the key of the published example signs a checkpoint, too. */
    static String cosignature(NoteKey witness, String text, long time) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(KeyFactory.getInstance("Ed25519")
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, SEED)));
        signature.update(("cosignature/v1\ntime " + time + "\n" + text).getBytes(StandardCharsets.UTF_8));
        byte[] bytes = ByteBuffer.allocate(76)
                .putInt(witness.id())
                .putLong(time)
                .put(signature.sign())
                .array();
        return "— " + witness.name() + " " + Base64.getEncoder().encodeToString(bytes) + "\n";
    }
}
