package fi.ajantasa.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import org.h2.api.Trigger;

/** Changes a file of a delivery at the moment the embedded database notes its proof; size and time stay as they were. */
public final class FileChange implements Trigger {
    private static Path file = Path.of("");
    private static String what = "";
    private static String by = "";

    /** From now on, in this home. */
    static void behindTheProof(TestHome home, Path delivered, String before, String after) {
        file = delivered;
        what = before;
        by = after;
        home.meddle("create trigger behind_the_proof after insert on control_total for each row call '"
                + FileChange.class.getName() + "'");
    }

    @Override
    public void fire(Connection connection, Object[] before, Object[] after) {
        try {
            FileTime time = Files.getLastModifiedTime(file);
            String text = Files.readString(file, StandardCharsets.UTF_8);
            Files.writeString(file, text.replace(what, by), StandardCharsets.UTF_8);
            Files.setLastModifiedTime(file, time);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
