package fi.ajantasa.source;

import java.io.IOException;
import java.util.List;

/** An archive of one file of fixed width. */
class ZipReaderTest extends FixedReaderTest {
    @Override
    String receive() {
        return super.receive().replace(".txt\"", ".zip\"") + "packed: {zip: {entry: \"list.txt\", size: 10 MB}}\n";
    }

    @Override
    String name() {
        return "list_20261123.zip";
    }

    @Override
    byte[] write(List<List<String>> rows) throws IOException {
        return Written.zip("list.txt", super.write(rows));
    }
}
