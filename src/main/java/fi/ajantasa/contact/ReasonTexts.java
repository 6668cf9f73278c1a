package fi.ajantasa.contact;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** What reasons say in Finnish and English; a reason that only a definition knows is told by its word. */
public final class ReasonTexts {
    private final Properties texts;

    private ReasonTexts(Properties texts) {
        this.texts = texts;
    }

    public static ReasonTexts finnish() {
        return new ReasonTexts(read("reasons_fi.properties"));
    }

    public static ReasonTexts english() {
        return new ReasonTexts(read("reasons_en.properties"));
    }

    public String of(String word) {
        return texts.getProperty(word, word);
    }

    Properties all() {
        return texts;
    }

    private static Properties read(String name) {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(ReasonTexts.class.getResourceAsStream("/contact/" + name));
                InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
