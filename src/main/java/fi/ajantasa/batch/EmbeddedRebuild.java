package fi.ajantasa.batch;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes an embedded database anew from its rows. Compacting its file would leave what a kill had kept from being removed: large
 * values go some time after the commit that lets go of them, and those of a process that died never (measured).
 */
final class EmbeddedRebuild {
    private static final String NEW = "ajantasa-new";
    private static final int KEY_BYTES = 16;

    private EmbeddedRebuild() {}

    /** Puts the new file in the place of the old one while that is still ours, so that nobody opens it between. */
    static void of(Path file, JdbcClient old, Function<String, HikariDataSource> opening) {
        Path script = file.resolveSibling("rebuild.script");
        String sealed = "'" + script + "' compression lzf cipher aes password '" + key() + "'";
        try {
            Files.deleteIfExists(script);
            old.sql("script to " + sealed).query().listOfRows();
            try (HikariDataSource made = opening.apply(NEW)) {
                JdbcClient jdbc = JdbcClient.create(made);
                jdbc.sql("drop all objects").update();
                jdbc.sql("runscript from " + sealed).update();
                jdbc.sql("shutdown").update();
            }
            Files.move(file.resolveSibling(NEW + ".mv.db"), file, StandardCopyOption.ATOMIC_MOVE);
            old.sql("shutdown immediately").update();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            script.toFile().delete();
        }
    }

    /** For the moment between writing and reading: what lies on the disk meanwhile is of no use to anybody. */
    private static String key() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return HexFormat.of().formatHex(key);
    }
}
