package fi.ajantasa.contact;

import fi.ajantasa.audit.MerkleList;
import fi.ajantasa.customer.SealStore;
import fi.ajantasa.customer.SealedTable;
import fi.ajantasa.person.Channel;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Exports and their receipts; an export that was never let out is kept as such. */
public final class ExportStore {
    private final JdbcClient jdbc;

    public ExportStore(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** An export that was let out, with the lists it was screened against and its sums, as JSON. */
    public record Export(
            int id,
            String channel,
            String purpose,
            String by,
            Instant asked,
            Instant released,
            String lists,
            String sums) {}

    /** Notes that an export begins; the caller holds the lease, so the next number is free. */
    int begin(ExportOrder order, String lists, Instant at, SealStore seals) {
        int id = jdbc.sql("select coalesce(max(id), 0) + 1 from contact_export")
                .query(Integer.class)
                .single();
        seals.change(row(id), at, () -> insert(id, order, lists, at));
        return id;
    }

    private static SealStore.Rows row(int export) {
        return new SealStore.Rows(SealedTable.CONTACT_EXPORT, "id = ?", export);
    }

    private void insert(int id, ExportOrder order, String lists, Instant at) {
        jdbc.sql(
                        "insert into contact_export (id, channel, purpose, recipient, by_name, job_hash, state, asked_at, lists, sums)"
                                + " values (?, ?, ?, ?, ?, ?, 'WRITING', ?, ?, '{}')")
                .params(
                        id,
                        order.channel().word(),
                        order.purpose(),
                        order.recipient(),
                        order.by(),
                        order.jobHash(),
                        at.atOffset(ZoneOffset.UTC),
                        lists)
                .update();
    }

    /** The block, to be sealed. */
    static SealStore.Rows receipts(int export, ReceiptBlock block) {
        return new SealStore.Rows(
                SealedTable.CONTACT_RECEIPTS, "export_id = ? and first_customer = ?", export, block.firstCustomer());
    }

    void add(int export, int number, ReceiptBlock block) {
        jdbc.sql("insert into contact_receipts (export_id, block, first_customer, last_customer, entries, hash, body)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        export,
                        number,
                        block.firstCustomer(),
                        block.lastCustomer(),
                        block.entries(),
                        block.hash(),
                        block.body())
                .update();
    }

    void replace(int export, ReceiptBlock block) {
        jdbc.sql("update contact_receipts set hash = ?, body = ? where export_id = ? and first_customer = ?")
                .params(block.hash(), block.body(), export, block.firstCustomer())
                .update();
    }

    /** Shows every block of an export in order, one in memory at a time. */
    void read(int export, Consumer<ReceiptBlock> reader) {
        for (int number : jdbc.sql("select block from contact_receipts where export_id = ? order by block")
                .param(export)
                .query(Integer.class)
                .list()) {
            reader.accept(jdbc.sql("select * from contact_receipts where export_id = ? and block = ?")
                    .params(export, number)
                    .query(ExportStore::block)
                    .single());
        }
    }

    /** The block with the customer's receipt, when the customer was a candidate. */
    Optional<ReceiptBlock> findBlock(int export, int customer) {
        return jdbc.sql("select * from contact_receipts where export_id = ?"
                        + " and ? between first_customer and last_customer")
                .params(export, customer)
                .query(ExportStore::block)
                .optional();
    }

    void release(int export, String sums, Instant at, SealStore seals) {
        seals.change(row(export), at, () -> jdbc.sql(
                        "update contact_export set state = 'RELEASED', released_at = ?, sums = ? where id = ?")
                .params(at.atOffset(ZoneOffset.UTC), sums, export)
                .update());
    }

    /** The exports that were let out since the moment, in order. */
    List<Export> listSince(Instant since) {
        return jdbc.sql("select id, channel, purpose, by_name, asked_at, released_at, lists, sums from contact_export"
                        + " where state = 'RELEASED' and released_at >= ? order by id")
                .param(since.atOffset(ZoneOffset.UTC))
                .query(ExportStore::export)
                .list();
    }

    /** The last export on the channel that was let out by the moment. */
    public Optional<Export> findLast(Channel channel, Instant until) {
        return jdbc.sql("select id, channel, purpose, by_name, asked_at, released_at, lists, sums from contact_export"
                        + " where channel = ? and state = 'RELEASED' and released_at <= ?"
                        + " order by released_at desc, id desc limit 1")
                .params(channel.word(), until.atOffset(ZoneOffset.UTC))
                .query(ExportStore::export)
                .optional();
    }

    /** The customer's receipt in the export. */
    public Optional<Receipt> findReceipt(int export, int customer) {
        return findBlock(export, customer).flatMap(block -> block.receipts().stream()
                .filter(it -> it.customer() == customer)
                .findFirst());
    }

    /**
     * What shows that the customer's receipt is one of the export's: its line, its way to the root over its block and that
     * block's way to the root over all, which the export's audit entry tells.
     */
    public Optional<Map<String, Object>> findProof(int export, int customer) {
        return findBlock(export, customer).flatMap(block -> {
            List<Receipt> receipts = block.receipts();
            int place = 0;
            while (place < receipts.size() && receipts.get(place).customer() != customer) {
                place++;
            }
            return place == receipts.size() ? Optional.empty() : Optional.of(proof(export, block, place));
        });
    }

    private Map<String, Object> proof(int export, ReceiptBlock block, int place) {
        List<String> hashes = jdbc.sql("select hash from contact_receipts where export_id = ? order by block")
                .param(export)
                .query(String.class)
                .list();
        MerkleList roots =
                new MerkleList(hashes.stream().map(HexFormat.of()::parseHex).toList());
        MerkleList lines = new MerkleList(block.lines());
        Map<String, Object> proof = new LinkedHashMap<>();
        proof.put("line", new String(lines.records().get(place), StandardCharsets.UTF_8));
        proof.put("block", lines.proof(place));
        proof.put("export", roots.proof(hashes.indexOf(block.hash())));
        return proof;
    }

    private static Export export(ResultSet row, int number) throws SQLException {
        return new Export(
                row.getInt(1),
                row.getString(2).toLowerCase(Locale.ROOT),
                row.getString(3),
                row.getString(4),
                row.getTimestamp(5).toInstant(),
                row.getTimestamp(6).toInstant(),
                row.getString(7),
                row.getString(8));
    }

    private static ReceiptBlock block(ResultSet row, int number) throws SQLException {
        return new ReceiptBlock(
                row.getInt("first_customer"),
                row.getInt("last_customer"),
                row.getInt("entries"),
                row.getString("hash"),
                row.getBytes("body"));
    }
}
