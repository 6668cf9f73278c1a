package fi.ajantasa.simulate;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A file that no control file goes with, on its way; or nothing, when it is withheld. */
final class Bare {
    private final String name;
    private final @Nullable String content;

    private Bare(String name, @Nullable String content) {
        this.name = name;
        this.content = content;
    }

    Bare(String name, byte[] content) {
        this(name, new String(content, StandardCharsets.ISO_8859_1));
    }

    String name() {
        return name;
    }

    /** Nothing is sent. */
    Bare withheld() {
        return new Bare(name, (String) null);
    }

    Optional<byte[]> findContent() {
        return Optional.ofNullable(content).map(it -> it.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** What it says, byte by byte, so that letters of any charset stay what they are. */
    String text() {
        return content == null ? "" : content;
    }

    /** It says something else. */
    Bare text(UnaryOperator<String> work) {
        return new Bare(name, work.apply(text()));
    }
}
