package fi.ajantasa.simulate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** A packed file, and whether it is there at all. */
final class Pack {
    /** When the server has none. */
    static final Pack NONE = new Pack(null);

    private final byte @Nullable [] content;

    Pack(byte @Nullable [] content) {
        this.content = content == null ? null : content.clone();
    }

    Optional<byte[]> findContent() {
        return Optional.ofNullable(content).map(byte[]::clone);
    }

    /** The same with other text in it: one line for each company. */
    Pack text(UnaryOperator<String> work) {
        String text = text();
        return of(name(), work.apply(text).getBytes(StandardCharsets.UTF_8));
    }

    private byte[] bytes() {
        if (content == null) {
            throw new IllegalStateException("there is no file");
        }
        return content;
    }

    String text() {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes()))) {
            zip.getNextEntry();
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String name() {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes()))) {
            ZipEntry entry = zip.getNextEntry();
            return entry == null ? "" : entry.getName();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same under another name in the archive. */
    Pack named(UnaryOperator<String> naming) {
        return of(naming.apply(name()), text().getBytes(StandardCharsets.UTF_8));
    }

    /** The same cut off in the middle. */
    Pack half() {
        return new Pack(Arrays.copyOf(bytes(), bytes().length / 2));
    }

    private static Pack of(String name, byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            ZipEntry entry = new ZipEntry(name);
            entry.setTimeLocal(LocalDate.of(2026, 1, 1).atStartOfDay());
            zip.putNextEntry(entry);
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Pack(packed.toByteArray());
    }
}
