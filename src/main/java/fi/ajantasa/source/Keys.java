package fi.ajantasa.source;

import fi.ajantasa.job.CsvFormat;
import fi.ajantasa.job.FileShape;
import java.util.List;

/** The key of a file's records and, maybe the same, their identity code; and the register's own id of a record. */
record Keys(KeyColumn key, KeyColumn hetu, KeyColumn recordId, char separator) {
    static Keys of(FileShape shape, List<String> header, CsvFormat format) {
        return new Keys(
                KeyColumn.of(shape, header),
                KeyColumn.hetu(shape, header),
                KeyColumn.recordId(shape, header),
                format.separator());
    }

    boolean haveRecordId() {
        return recordId.index() >= 0;
    }

    /** What may stand in one record only: the register's own id of a record, else its key. */
    KeyColumn once() {
        return haveRecordId() ? recordId : key;
    }

    KeyField keyField() {
        return new KeyField(key, separator);
    }

    KeyField hetuField() {
        return new KeyField(hetu, separator);
    }
}
