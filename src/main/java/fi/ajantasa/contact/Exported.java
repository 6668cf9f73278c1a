package fi.ajantasa.contact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.roaringbitmap.RoaringBitmap;

/**
 * An export that let some of the customers somebody asks about out, so that whoever received it may have to be told.
 *
 * @param by who asked for it
 * @param concerned how many of those customers stand in the file
 */
public record Exported(int export, String channel, String purpose, String by, Instant released, long concerned) {

    /** The exports since the moment in which any of these customers stands, in order. */
    public static List<Exported> since(DataSource dataSource, Instant moment, RoaringBitmap customers) {
        ExportStore exports = new ExportStore(dataSource);
        List<Exported> found = new ArrayList<>();
        for (ExportStore.Export export : exports.listSince(moment)) {
            long[] concerned = {0};
            exports.read(
                    export.id(),
                    block -> concerned[0] += block.receipts().stream()
                            .filter(it -> it.isAllowed() && customers.contains(it.customer()))
                            .count());
            if (concerned[0] > 0) {
                found.add(new Exported(
                        export.id(), export.channel(), export.purpose(), export.by(), export.released(), concerned[0]));
            }
        }
        return found;
    }
}
