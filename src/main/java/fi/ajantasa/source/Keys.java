package fi.ajantasa.source;

import fi.ajantasa.job.CsvFormat;
import fi.ajantasa.job.FileShape;
import java.util.List;

/** The key of a file's records and, maybe the same, their identity code. */
record Keys(KeyColumn key, KeyColumn hetu, char separator) {
    static Keys of(FileShape shape, List<String> header, CsvFormat format) {
        return new Keys(KeyColumn.of(shape, header), KeyColumn.hetu(shape, header), format.separator());
    }

    KeyField keyField() {
        return new KeyField(key, separator);
    }

    KeyField hetuField() {
        return new KeyField(hetu, separator);
    }
}
