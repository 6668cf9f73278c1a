package fi.ajantasa.customer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Packs and encrypts what is kept of files for others; it opens under the name it was sealed with only. */
public record Sealing(KeyVault keys) {

    public byte[] seal(byte[] clear, String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(keys.seal(bytes, name))) {
            out.write(clear);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public byte[] unseal(byte[] sealed, String name) {
        try (InputStream in = new GZIPInputStream(keys.unseal(new ByteArrayInputStream(sealed), name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
