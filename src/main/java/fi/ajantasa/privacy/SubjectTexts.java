package fi.ajantasa.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/** The words of a subject report in one language. */
final class SubjectTexts {
    /** Finnish, Swedish and English. */
    static final List<String> LANGUAGES = List.of("fi", "sv", "en");

    private final Properties texts = new Properties();

    private SubjectTexts() {}

    /** Names of attributes and reasons stand in other files, too, in Finnish and English. */
    static SubjectTexts in(String language) {
        SubjectTexts texts = new SubjectTexts();
        if (!language.equals("sv")) {
            texts.add("/report/texts_" + language + ".properties", "");
            texts.add("/contact/reasons_" + language + ".properties", "reason.");
        }
        texts.add("/privacy/subject_" + language + ".properties", "");
        return texts;
    }

    private void add(String resource, String before) {
        Properties read = new Properties();
        try (InputStream in = Objects.requireNonNull(SubjectTexts.class.getResourceAsStream(resource), resource);
                InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            read.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        read.forEach((key, text) -> texts.put(before + key, text));
    }

    Set<String> keys() {
        return texts.stringPropertyNames();
    }

    String of(String key, Object... arguments) {
        String text = Objects.requireNonNull(texts.getProperty(key), () -> "no text " + key);
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return text;
    }

    /** What a word is called, or the word itself where definitions brought it. */
    String word(String kind, String word) {
        return texts.getProperty(kind + "." + word, word);
    }
}
