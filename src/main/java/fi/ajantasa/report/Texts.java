package fi.ajantasa.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/** The words of the reports in Finnish and English, from {@code report/texts_fi.properties} and {@code texts_en}. */
final class Texts {
    private final Properties finnish;
    private final Properties english;

    private Texts(Properties finnish, Properties english) {
        this.finnish = finnish;
        this.english = english;
    }

    static Texts load() {
        return new Texts(properties("texts_fi.properties"), properties("texts_en.properties"));
    }

    static String resource(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> keys(String language) {
        return (language.equals("fi") ? finnish : english).stringPropertyNames();
    }

    String finnish(String key, Object... arguments) {
        return fill(require(finnish, key), arguments);
    }

    String english(String key, Object... arguments) {
        return fill(require(english, key), arguments);
    }

    /** Writes the text in both languages; the page shows one of them. */
    void both(Html html, String key, Object... arguments) {
        html.leaf("span", finnish(key, arguments), "lang", "fi");
        html.leaf("span", english(key, arguments), "lang", "en");
    }

    /** Writes a word's label in both languages, or the word itself if it has none: job files bring words of their own. */
    void word(Html html, String kind, String word) {
        String key = kind + "." + word;
        if (finnish.containsKey(key) && english.containsKey(key)) {
            both(html, key);
        } else {
            html.text(word);
        }
    }

    private static String require(Properties texts, String key) {
        return Objects.requireNonNull(texts.getProperty(key), () -> "no text " + key);
    }

    private static String fill(String text, Object... arguments) {
        String filled = text;
        for (int i = 0; i < arguments.length; i++) {
            filled = filled.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return filled;
    }

    private static Properties properties(String name) {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(open(name), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(
                Texts.class.getResourceAsStream("/report/" + name), () -> "no resource report/" + name);
    }
}
