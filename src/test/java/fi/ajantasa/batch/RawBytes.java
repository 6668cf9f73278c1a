package fi.ajantasa.batch;

import fi.ajantasa.testing.Databases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Looks for texts among the bytes of the home folder and, of the database server's data folder, of all but the folders of
 * other databases.
 */
final class RawBytes {
    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    private final TestHome home;
    private final Databases databases;

    RawBytes(TestHome home, Databases databases) {
        this.home = home;
        this.databases = databases;
    }

    /** The files in which one of the texts was found, in any spelling and encoding, each with the text. */
    Set<String> find(List<String> texts) throws Exception {
        Map<String, byte[]> sought = new LinkedHashMap<>();
        for (String text : texts) {
            for (Charset charset : CHARSETS) {
                for (String spelled : spelled(text)) {
                    sought.put(text + " " + charset + " " + spelled, spelled.getBytes(charset));
                }
            }
        }
        ByteSearch search = new ByteSearch(sought);
        Set<String> found = new TreeSet<>();
        for (Path file : files()) {
            for (String name : search.find(bytes(file))) {
                found.add(file.getFileName() + ": " + name);
            }
        }
        return found;
    }

    private static Set<String> spelled(String text) {
        Set<String> spelled = new TreeSet<>();
        for (String one : List.of(text, text.toLowerCase(Locale.ROOT), text.toUpperCase(Locale.ROOT))) {
            String decomposed = Normalizer.normalize(one, Normalizer.Form.NFD);
            spelled.addAll(List.of(one, decomposed, decomposed.replaceAll("\\p{M}", "")));
        }
        return spelled;
    }

    /** All files of the home folder and of the database. */
    List<Path> files() throws Exception {
        List<Path> files = new ArrayList<>(below(home.home()));
        if (databases == Databases.POSTGRESQL) {
            Path own = settled();
            Path all = own.getParent();
            below(all.getParent()).stream()
                    .filter(it -> !it.startsWith(all) || it.startsWith(own))
                    .forEach(files::add);
        }
        return files;
    }

    /**
     * Lets the server forget its own journal of changes, as its administrator would, and tells the folder of the database;
     * those of the others lie beside it.
     */
    private Path settled() throws Exception {
        String url = home.installation().machine().getProperty("ajantasa.database.url");
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("alter system set wal_recycle = off");
            statement.execute("select pg_reload_conf()");
            statement.execute("checkpoint");
            for (int i = 0; i < 2; i++) {
                statement.execute("select pg_switch_wal()");
                statement.execute("checkpoint");
            }
            try (ResultSet folder = statement.executeQuery("select current_setting('data_directory') || '/base/' || oid"
                    + " from pg_database where datname = current_database()")) {
                folder.next();
                return Path.of(folder.getString(1));
            }
        }
    }

    private static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** What is in the file, nothing when it is gone. */
    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException gone) {
            return new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
