package fi.ajantasa.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/** The words of a subject report in one language. */
final class SubjectTexts {
    /** Finnish, Swedish and English. */
    static final List<String> LANGUAGES = List.of("fi", "sv", "en");

    private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");

    private final Properties texts = new Properties();
    private final Locale locale;

    private SubjectTexts(String language) {
        this.locale = Locale.forLanguageTag(language);
    }

    /** Names of attributes and reasons stand in other files, too, in Finnish and English. */
    static SubjectTexts in(String language) {
        SubjectTexts texts = new SubjectTexts(language);
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

    String day(LocalDate day) {
        return DateTimeFormatter.ofPattern(of("date.day"), locale).format(day);
    }

    String time(Instant at) {
        return DateTimeFormatter.ofPattern(of("date.time"), locale)
                .withZone(FINLAND)
                .format(at);
    }

    /** What a word is called, or the word itself where definitions brought it. */
    String word(String kind, String word) {
        return texts.getProperty(kind + "." + word, word);
    }
}
