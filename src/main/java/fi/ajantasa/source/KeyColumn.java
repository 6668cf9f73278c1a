package fi.ajantasa.source;

import fi.ajantasa.job.Column;
import fi.ajantasa.job.FileShape;
import java.util.List;

/**
 * Where the key of a record stands.
 *
 * @param index column from 0, or -1 when the file has no such column
 * @param hetu whether it is a personal identity code; otherwise text such as a customer number
 */
public record KeyColumn(int index, boolean hetu) {
    private static final String HETU = "hetu";
    private static final String CUSTOMER_NUMBER = "customer-number";
    private static final String PHONE = "phone";

    /** The key of a file: our customer number where it has one, else the identity code, else a telephone number. */
    public static KeyColumn of(FileShape shape, List<String> header) {
        int number = index(shape, header, CUSTOMER_NUMBER);
        KeyColumn hetu = hetu(shape, header);
        int phone = number >= 0 || hetu.index() >= 0 ? -1 : index(shape, header, PHONE);
        return number >= 0 || phone >= 0 ? new KeyColumn(Math.max(number, phone), false) : hetu;
    }

    /** Whether one key may stand in one record only of a full list; a telephone number may be of several people. */
    boolean standsOnce(FileShape shape) {
        return hetu
                || shape.columnsOf(PHONE).isEmpty()
                || !shape.columnsOf(CUSTOMER_NUMBER).isEmpty();
    }

    static KeyColumn hetu(FileShape shape, List<String> header) {
        return new KeyColumn(index(shape, header, HETU), true);
    }

    private static int index(FileShape shape, List<String> header, String attribute) {
        for (Column column : shape.columns().values()) {
            if (column.is().equals(attribute)) {
                return header.indexOf(column.name());
            }
        }
        return -1;
    }
}
