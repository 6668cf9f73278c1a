package fi.ajantasa.job;

import fi.ajantasa.audit.NoteKey;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads where checkpoints of the audit log are put. */
final class CheckpointsReader {
    private static final String KEY = "checkpoints";

    private CheckpointsReader() {}

    /** What stands under {@code checkpoints:}, or null where nothing does. */
    static @Nullable Checkpoints read(Section night, Path home) {
        if (!night.has(KEY)) {
            return null;
        }
        Section section = night.section(KEY, Shape.CHECKPOINTS);
        Remote to = new RemoteReader(home).outbox(section, "to", "a checkpoint");
        String witness = section.has("witness")
                ? section.value(
                        "witness",
                        CheckpointsReader::witness,
                        "",
                        "write the verifier key of a witness, NAME+0a1b2c3d+KEY")
                : null;
        return new Checkpoints(to, witness);
    }

    private static String witness(String text) {
        if (!NoteKey.parse(text).isWitness()) {
            throw new IllegalArgumentException("a key that signs logs is no witness's");
        }
        return text;
    }
}
