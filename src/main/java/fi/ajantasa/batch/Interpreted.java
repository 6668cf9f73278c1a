package fi.ajantasa.batch;

import fi.ajantasa.link.Likeness;
import fi.ajantasa.link.Link;
import fi.ajantasa.normalise.RegisterRecord;
import fi.ajantasa.source.RowRejection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What rows of one delivery mean: records, and the rows that mean nothing.
 *
 * @param likenesses by row why it is the customer's, of rows that name no code
 */
record Interpreted(List<RegisterRecord> records, List<RowRejection> rejections, Map<Long, Likeness> likenesses) {

    /** The link of a record that names no code, null when it names one. */
    @Nullable
    Link link(int customer, RegisterRecord record) {
        Likeness likeness = likenesses.get(record.row());
        return likeness == null ? null : likeness.link(customer, record.row());
    }
}
