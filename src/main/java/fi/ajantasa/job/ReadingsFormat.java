package fi.ajantasa.job;

import java.nio.charset.Charset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Readings of meters, each on a line below a header line with the register's own names; they are read as rows of energy by
 * metering point and month (energy reference, 4.3).
 *
 * @param decimal what stands before decimals, a comma or a point
 * @param header what the columns are called that are read, by what they are
 * @param product the only product that is read
 * @param unit the only unit that is read
 * @param missing the quality of a reading that is not there
 */
public record ReadingsFormat(
        Charset charset,
        char separator,
        char decimal,
        Map<String, String> header,
        String product,
        String unit,
        String missing)
        implements PlacedFormat {
    public static final String POINT = "point";
    public static final String PRODUCT = "product";
    public static final String RESOLUTION = "resolution";
    public static final String UNIT = "unit";
    public static final String START = "start";
    public static final String AMOUNT = "amount";
    public static final String QUALITY = "quality";

    /** What kind of reading it is; files without it are read too. */
    public static final String TYPE = "type";

    /** The columns of the rows that are read. */
    private static final List<String> COLUMNS = List.of("id", POINT, "from", "until", "energy", "hours", "gaps");

    public ReadingsFormat {
        header = Collections.unmodifiableMap(new LinkedHashMap<>(header));
    }

    /** The columns of the rows that are read; they stand nowhere in the file as they are. */
    @Override
    public Map<String, Place> columns() {
        Map<String, Place> columns = new LinkedHashMap<>();
        COLUMNS.forEach(name -> columns.put(name, new Place(List.of(), null, null, null, null, null)));
        return columns;
    }
}
