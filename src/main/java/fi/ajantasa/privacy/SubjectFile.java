package fi.ajantasa.privacy;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import fi.ajantasa.person.AttributeCatalogue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes a subject report into a file that its owner alone may read. */
public final class SubjectFile {
    private static final int BOLD = 700;
    private static final int NORMAL = 400;
    private static final int KEY_BITS = 256;
    private static final String LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";
    private static final int GROUPS = 5;
    private static final int GROUP = 4;

    private final AttributeCatalogue catalogue;

    public SubjectFile(AttributeCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** In which form a report is written. */
    public enum Format {
        HTML,
        PDF,
        JSON
    }

    /**
     * Writes the report.
     *
     * @param out a file that is not there yet
     */
    public void write(SubjectReport report, Format format, Path out) {
        write(
                switch (format) {
                    case HTML -> html(report).getBytes(StandardCharsets.UTF_8);
                    case PDF -> pdf(report);
                    case JSON -> json(report);
                },
                out);
    }

    /**
     * Writes the report as a PDF that opens with a password alone (AES, 256 bits).
     *
     * @param out a file that is not there yet
     * @return the password, which is kept nowhere
     */
    public String writeLocked(SubjectReport report, Path out) {
        String password = password();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(pdf(report))) {
            StandardProtectionPolicy policy = new StandardProtectionPolicy(password, password, new AccessPermission());
            policy.setEncryptionKeyLength(KEY_BITS);
            document.protect(policy);
            document.save(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write(bytes.toByteArray(), out);
        return password;
    }

    /** Of letters and digits that nobody takes for each other; some hundred bits. */
    private static String password() {
        SecureRandom random = new SecureRandom();
        return IntStream.range(0, GROUPS)
                .mapToObj(group -> random.ints(GROUP, 0, LETTERS.length())
                        .mapToObj(it -> LETTERS.substring(it, it + 1))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("-"));
    }

    private static void write(byte[] bytes, Path out) {
        try {
            Path file = out.toAbsolutePath();
            if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String html(SubjectReport report) {
        return SubjectHtml.of(
                report, new SubjectValues(catalogue), new String(resource("subject.css"), StandardCharsets.UTF_8));
    }

    byte[] pdf(SubjectReport report) {
        XRLog.setLoggingEnabled(false); // it tells of fonts and style sheets, beside our own log
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        font(builder, "DejaVuSans.ttf", NORMAL);
        font(builder, "DejaVuSans-Bold.ttf", BOLD);
        builder.withHtmlContent(html(report).replaceFirst("<!DOCTYPE html>\n", ""), null);
        builder.toStream(bytes);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void font(PdfRendererBuilder builder, String name, int weight) {
        builder.useFont(() -> stream(name), "DejaVu Sans", weight, FontStyle.NORMAL, true);
    }

    /** The record as it is, identity codes without their end. */
    private byte[] json(SubjectReport report) {
        JsonMapper json = JsonMapper.shared();
        ObjectNode tree = json.valueToTree(report);
        for (String list : new String[] {"values", "told"}) {
            tree.path(list).forEach(it -> cover((ObjectNode) it));
        }
        return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree);
    }

    private static void cover(ObjectNode value) {
        if (value.path("attribute").asString("").contains("hetu")
                && value.path("text").isString()) {
            value.put("text", SubjectValues.covered(value.path("text").asString()));
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = stream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream stream(String name) {
        return Objects.requireNonNull(SubjectFile.class.getResourceAsStream("/privacy/" + name), name);
    }
}
