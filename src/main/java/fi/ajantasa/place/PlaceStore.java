package fi.ajantasa.place;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The reference lists in use; each is replaced as a whole, in the caller's transaction. */
public final class PlaceStore {
    private final DataSource dataSource;
    private final JdbcClient jdbc;

    public PlaceStore(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The list of a kind that is in use: the delivery it came with, its day and how many records that had. */
    public record InUse(ReferenceKind kind, int extract, LocalDate date, long rows) {}

    /** The list in use, or nothing before the first. */
    public Optional<InUse> find(ReferenceKind kind) {
        return jdbc.sql("select extract_id, list_date, row_count from reference_list where kind = ?")
                .param(kind.word())
                .query((row, number) ->
                        new InUse(kind, row.getInt(1), row.getObject(2, LocalDate.class), row.getLong(3)))
                .optional();
    }

    /** Begins a list in place of the one in use; {@link ListReplacementStore#done} ends it in the same transaction. */
    public ListReplacementStore replace(InUse list) {
        return new ListReplacementStore(dataSource, list, new HashMap<>(municipalities()));
    }

    /** All lists in use, in memory. */
    public Gazetteer load() {
        StreetIndex.Builder streets = new StreetIndex.Builder();
        jdbc.sql("select postcode, street_fi, street_sv, side, smallest, largest from street_range")
                .query(row -> {
                    streets.add(new StreetRange(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            StreetRange.Side.of(row.getString(4)),
                            row.getString(5),
                            row.getString(6)));
                });
        return new Gazetteer(postcodes(), streets.done(), municipalities());
    }

    private Map<String, Postcode> postcodes() {
        Map<String, Postcode> postcodes = new HashMap<>();
        jdbc.sql("select code, name_fi, name_sv, short_fi, short_sv, type, municipality, valid_from from postcode")
                .query(row -> {
                    Postcode read = new Postcode(
                            row.getString(1),
                            List.of(row.getString(2), row.getString(3), row.getString(4), row.getString(5)),
                            row.getString(6),
                            row.getString(7),
                            row.getObject(8, LocalDate.class));
                    postcodes.put(read.code(), read);
                });
        return postcodes;
    }

    private Map<String, Municipality> municipalities() {
        Map<String, Municipality> municipalities = new HashMap<>();
        jdbc.sql("select code, name_fi, name_sv, valid_from, valid_until from municipality")
                .query(row -> {
                    Municipality read = new Municipality(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getObject(4, LocalDate.class),
                            row.getObject(5, LocalDate.class));
                    municipalities.put(read.code(), read);
                });
        return municipalities;
    }
}
