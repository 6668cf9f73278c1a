package fi.ajantasa.place;

import fi.ajantasa.audit.BulkStore;
import fi.ajantasa.audit.Rows;
import java.time.LocalDate;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A reference list on its way into the store, in place of the one in use. */
public final class ListReplacementStore {
    private static final int AT_ONCE = 10_000;

    private final JdbcClient jdbc;
    private final BulkStore bulk;
    private final PlaceStore.InUse list;
    private final Map<String, Municipality> before;
    private final @Nullable LocalDate firstDay;
    private final Table table;
    private Rows rows;

    /** The table of a kind; casts tell PostgreSQL the type of a column that is empty in every row. */
    private enum Table {
        POSTCODE(
                "code, name_fi, name_sv, short_fi, short_sv, type, municipality, valid_from",
                "?, ?, ?, ?, ?, ?, ?, cast(? as date[])"),
        STREET_RANGE("id, postcode, street_fi, street_sv, side, smallest, largest", "?, ?, ?, ?, ?, ?, ?"),
        MUNICIPALITY(
                "code, name_fi, name_sv, valid_from, valid_until", "?, ?, ?, cast(? as date[]), cast(? as date[])");

        private final String columns;
        private final String arrays;

        Table(String columns, String arrays) {
            this.columns = columns;
            this.arrays = arrays;
        }

        static Table of(ReferenceKind kind) {
            return switch (kind) {
                case POSTCODES -> POSTCODE;
                case STREETS -> STREET_RANGE;
                case MUNICIPALITIES -> MUNICIPALITY;
            };
        }

        Rows rows() {
            return Rows.of(columns.split(", "));
        }

        String insert() {
            return "insert into " + name() + " (" + columns + ") ";
        }

        String perRow() {
            return insert() + "values (" + columns.replaceAll("\\w+", "?") + ")";
        }

        String setBased() {
            return insert() + "select * from unnest(" + arrays + ")";
        }
    }

    /** @param before the municipalities known until now */
    ListReplacementStore(DataSource dataSource, PlaceStore.InUse list, Map<String, Municipality> before) {
        this.jdbc = JdbcClient.create(dataSource);
        this.bulk = new BulkStore(dataSource);
        this.list = list;
        this.before = before;
        this.firstDay = before.isEmpty() ? null : list.date();
        this.table = Table.of(list.kind());
        this.rows = table.rows();
        jdbc.sql("delete from " + table.name()).update();
    }

    /**
     * Adds what a row says.
     *
     * @param row its number in the delivery; rows come in their order
     */
    public void add(int row, PlaceEntry entry) {
        if (entry instanceof StreetRange it) {
            rows.add(row, it.postcode(), it.finnish(), it.swedish(), it.side().word(), it.smallest(), it.largest());
        } else if (entry instanceof Postcode it) {
            rows.add(
                    it.code(),
                    it.names().get(0),
                    it.names().get(1),
                    it.names().get(2),
                    it.names().get(3),
                    it.type(),
                    it.municipality(),
                    it.validFrom());
        } else if (entry instanceof Municipality it) {
            add(it.since(before.remove(it.code()), firstDay));
        }
        if (rows.size() == AT_ONCE) {
            flush();
        }
    }

    private void add(Municipality municipality) {
        rows.add(
                municipality.code(),
                municipality.finnish(),
                municipality.swedish(),
                municipality.validFrom(),
                municipality.validUntil());
    }

    /** Ends the list. A municipality that it has no more stays valid for its time: until the day before the list's. */
    public void done() {
        if (table == Table.MUNICIPALITY) {
            before.values().forEach(it -> add(it.endingBefore(list.date())));
        }
        flush();
        jdbc.sql("delete from reference_list where kind = ?")
                .param(list.kind().word())
                .update();
        jdbc.sql("insert into reference_list (kind, extract_id, list_date, row_count) values (?, ?, ?, ?)")
                .params(list.kind().word(), list.extract(), list.date(), list.rows())
                .update();
    }

    private void flush() {
        bulk.write(table.perRow(), table.setBased(), rows);
        rows = table.rows();
    }
}
