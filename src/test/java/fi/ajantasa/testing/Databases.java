package fi.ajantasa.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The real databases every store is tested on. A test class that shall run on both is written
 *
 * <pre>{@code
 * @ParameterizedClass
 * @EnumSource
 * class FactStoreDbTest {
 *     @Parameter
 *     Databases databases;
 *     private TestDatabase database;
 *
 *     @BeforeEach
 *     void open() {
 *         database = databases.open();
 *     }
 *
 *     @AfterEach
 *     void close() {
 *         database.close();
 *     }
 * }
 * }</pre>
 *
 * Each {@link #open} gives a new, empty, migrated database of its own, copied from a template made once per JVM.
 */
public enum Databases {
    /** An H2 file with the options of the product. */
    H2 {
        @Override
        public TestDatabase open() {
            try {
                Path folder = Files.createTempDirectory("ajantasa-h2-");
                EmbeddedFile.copyTo(folder.resolve("ajantasa.mv.db"));
                return TestDatabase.file(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    },
    /** A database on an embedded PostgreSQL server, one server per JVM. */
    POSTGRESQL {
        @Override
        public TestDatabase open() {
            try {
                return TestDatabase.server(
                        EmbeddedServer.server(), EmbeddedServer.copyOfTemplate("test_" + COUNT.incrementAndGet()));
            } catch (SQLException e) {
                throw new IllegalStateException("the embedded PostgreSQL gives no database", e);
            }
        }
    };

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** A new, empty, migrated database. */
    public abstract TestDatabase open();
}
