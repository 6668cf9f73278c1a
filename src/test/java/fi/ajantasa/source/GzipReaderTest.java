package fi.ajantasa.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** A packed file with a header line. */
class GzipReaderTest extends HeadedCsvReaderTest {
    @Override
    String receive() {
        return super.receive() + "packed: {gzip: {size: 10 MB}}\n";
    }

    @Override
    byte[] write(List<List<String>> rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(super.write(rows));
        }
        return bytes.toByteArray();
    }
}
