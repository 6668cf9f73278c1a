package fi.ajantasa.batch;

import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Opens an installation to read from it, without Spring, the lease or the keys. */
public final class Readings {
    private Readings() {}

    /** What the reader finds, or the answer for an installation where nothing was ever run. */
    public static <T extends @Nullable Object> T read(
            Installation installation, Function<DataSource, T> reader, T unused) {
        if (installation.isUnused()) {
            return unused;
        }
        try (Database database = Database.open(installation)) {
            return reader.apply(database.dataSource());
        }
    }
}
