package fi.ajantasa.source;

import fi.ajantasa.job.Column;
import fi.ajantasa.job.FileShape;
import fi.ajantasa.person.Identifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the key of a record stands.
 *
 * @param index column from 0, or -1 when the file has no such column
 */
public record KeyColumn(int index, Form form) {
    /** What a key is: text such as a customer number, or a code that is looked up as one number. */
    public enum Form {
        TEXT(null),
        HETU(null),
        BUSINESS_ID(Identifier.BUSINESS_ID),
        PAYMENT_REFERENCE(Identifier.PAYMENT_REFERENCE),
        METERING_POINT(Identifier.METERING_POINT);

        final @Nullable Identifier identifier;

        Form(@Nullable Identifier identifier) {
            this.identifier = identifier;
        }
    }

    private static final String HETU = "hetu";
    private static final String CUSTOMER_NUMBER = "customer-number";
    private static final String PHONE = "phone";
    private static final String RECORD_ID = "record-id";

    /**
     * The key of a file: our customer number where it has one, else the identity code, else a telephone number, else a
     * number by which registers know our customers.
     */
    public static KeyColumn of(FileShape shape, List<String> header) {
        int number = index(shape, header, CUSTOMER_NUMBER);
        KeyColumn hetu = hetu(shape, header);
        if (number >= 0 || hetu.index() >= 0) {
            return number >= 0 ? new KeyColumn(number, Form.TEXT) : hetu;
        }
        int phone = index(shape, header, PHONE);
        if (phone >= 0) {
            return new KeyColumn(phone, Form.TEXT);
        }
        for (Form form : Form.values()) {
            int place = form.identifier == null ? -1 : index(shape, header, form.identifier.attribute());
            if (place >= 0) {
                return new KeyColumn(place, form);
            }
        }
        return hetu;
    }

    /** The register's own id of a record, which is not the key; index -1 where a file has none. */
    static KeyColumn recordId(FileShape shape, List<String> header) {
        return new KeyColumn(index(shape, header, RECORD_ID), Form.TEXT);
    }

    /** Whether it is a personal identity code. */
    public boolean hetu() {
        return form == Form.HETU;
    }

    /**
     * Whether one key may stand in one record only of a full list; a telephone number may be of several people, and
     * somebody may have several metering points, each in a record of its own.
     */
    boolean standsOnce(FileShape shape) {
        return switch (form) {
            case HETU, BUSINESS_ID -> true;
            case PAYMENT_REFERENCE, METERING_POINT -> false;
            case TEXT ->
                shape.columnsOf(CUSTOMER_NUMBER).isEmpty()
                        ? shape.columnsOf(PHONE).isEmpty()
                        : shape.columns().values().stream().noneMatch(KeyColumn::isOneOfSeveral);
        };
    }

    private static boolean isOneOfSeveral(Column column) {
        return column.split() == null
                && Identifier.find(column.attribute())
                        .filter(it -> it != Identifier.BUSINESS_ID)
                        .isPresent();
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
