package fi.ajantasa.source;

import fi.ajantasa.job.Column;
import fi.ajantasa.job.FileShape;
import java.util.List;

/**
 * Where the key of a record stands.
 *
 * @param index column from 0, or -1 when the file has no such column
 */
public record KeyColumn(int index, Form form) {
    /** What a key is: text such as a customer number, or a code that is looked up as one number. */
    public enum Form {
        TEXT,
        HETU,
        BUSINESS_ID
    }

    private static final String HETU = "hetu";
    private static final String CUSTOMER_NUMBER = "customer-number";
    private static final String PHONE = "phone";
    private static final String BUSINESS_ID = "business-id";

    /**
     * The key of a file: our customer number where it has one, else the identity code, else a telephone number, else a
     * business id.
     */
    public static KeyColumn of(FileShape shape, List<String> header) {
        int number = index(shape, header, CUSTOMER_NUMBER);
        KeyColumn hetu = hetu(shape, header);
        if (number >= 0 || hetu.index() >= 0) {
            return number >= 0 ? new KeyColumn(number, Form.TEXT) : hetu;
        }
        int phone = index(shape, header, PHONE);
        int business = index(shape, header, BUSINESS_ID);
        if (phone < 0 && business >= 0) {
            return new KeyColumn(business, Form.BUSINESS_ID);
        }
        return phone >= 0 ? new KeyColumn(phone, Form.TEXT) : hetu;
    }

    /** Whether it is a personal identity code. */
    public boolean hetu() {
        return form == Form.HETU;
    }

    /** Whether one key may stand in one record only of a full list; a telephone number may be of several people. */
    boolean standsOnce(FileShape shape) {
        return form != Form.TEXT
                || shape.columnsOf(PHONE).isEmpty()
                || !shape.columnsOf(CUSTOMER_NUMBER).isEmpty();
    }

    static KeyColumn hetu(FileShape shape, List<String> header) {
        return new KeyColumn(index(shape, header, HETU), Form.HETU);
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
