package fi.ajantasa.job;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads where checkpoints of the audit log are put. */
final class CheckpointsReader {
    private static final String KEY = "checkpoints";
    private static final Pattern WITNESS = Pattern.compile("[^+\\s]+\\+[0-9a-f]{8}\\+[A-Za-z0-9+/]{44}");

    private CheckpointsReader() {}

    /** What stands under {@code checkpoints:}, or null where nothing does. */
    static @Nullable Checkpoints read(Section night, Path home) {
        if (!night.has(KEY)) {
            return null;
        }
        Section section = night.section(KEY, Shape.CHECKPOINTS);
        Remote to = new RemoteReader(home).outbox(section, "to", "a checkpoint");
        String witness = section.has("witness")
                ? section.value("witness", CheckpointsReader::witness, "", "write it like NAME+0a1b2c3d+KEY")
                : null;
        return new Checkpoints(to, witness);
    }

    private static String witness(String text) {
        if (!WITNESS.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
