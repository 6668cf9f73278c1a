package fi.ajantasa.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a trailer says of the records of data before it: how many there are, and what a number in them adds up to.
 *
 * @param count where the trailer tells how many
 * @param sum where it tells the sum
 * @param of where the number stands in a record of data
 * @param where what stands at other places of the records that are meant; empty for all records
 */
public record RecordTotal(String name, Spot count, Spot sum, Spot of, Map<Spot, String> where) {
    public RecordTotal {
        where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
    }
}
