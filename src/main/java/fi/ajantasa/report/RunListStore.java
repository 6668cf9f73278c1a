package fi.ajantasa.report;

import fi.ajantasa.audit.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores the lists behind the figures of a run; length and hash are checked when a list is written and when it is read. */
public final class RunListStore {
    /** Whose data went to somebody, kept under what it went in: a wash, or a file of the customer system. */
    public static final String TOLD_OF = "told-of";

    private final JdbcClient jdbc;

    public RunListStore(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Stores a whole list, in place of an earlier one of that name. {@code attribute} is empty where the list has none. */
    public void put(String run, String name, String attribute, Unit unit, RoaringBitmap list) {
        jdbc.sql("delete from run_list where run_id = ? and name = ? and attribute = ?")
                .params(run, name, attribute)
                .update();
        write(run, new Piece(new ListKey(name, attribute), 0, unit, list));
    }

    public void put(String run, ListName name, String attribute, RoaringBitmap list) {
        put(run, name.word(), attribute, name.unit(), list);
    }

    /** Forgets these lists, for every attribute: they are about to be kept anew. */
    public void forget(String run, List<ListName> names) {
        names.forEach(name -> jdbc.sql("delete from run_list where run_id = ? and name = ?")
                .params(run, name.word())
                .update());
    }

    /** The length of a list, summed over its attributes. */
    public long size(String run, ListName name) {
        return jdbc.sql("select coalesce(sum(size), 0) from run_list where run_id = ? and name = ?")
                .params(run, name.word())
                .query(Long.class)
                .single();
    }

    /** Stores one partition's or slice's piece of a list, in place of its earlier one; the pieces of a list must be disjoint. */
    public void putPart(String run, ListName name, String attribute, int part, RoaringBitmap list) {
        jdbc.sql("delete from run_list where run_id = ? and name = ? and attribute = ? and part = ?")
                .params(run, name.word(), attribute, part)
                .update();
        write(run, new Piece(ListKey.of(name, attribute), part, name.unit(), list));
    }

    /** Reads a list from all its pieces; a list that was never written is empty. */
    public RoaringBitmap read(String run, String name, String attribute) {
        RoaringBitmap whole = new RoaringBitmap();
        for (Stored stored : stored(run, new ListKey(name, attribute))) {
            add(run, whole, stored);
        }
        return whole;
    }

    /** Reads every list of the run; a list that is not what was written is left out and named among the faults. */
    public RunLists readAll(String run) {
        Map<ListKey, RoaringBitmap> lists = new LinkedHashMap<>();
        Map<ListKey, Unit> units = new LinkedHashMap<>();
        List<String> faults = new ArrayList<>();
        for (Stored stored : stored(run)) {
            RoaringBitmap whole = lists.computeIfAbsent(stored.key, key -> new RoaringBitmap());
            units.put(stored.key, stored.unit);
            try {
                add(run, whole, stored);
            } catch (ImbalanceException e) {
                faults.add(String.valueOf(e.getMessage()));
            }
        }
        return new RunLists(run, lists, units, faults);
    }

    /** The lists of the run in the order of their names; the hash of a list in pieces is that over the hashes of its pieces. */
    public List<ListInfo> list(String run) {
        SortedMap<ListKey, List<Head>> heads = new TreeMap<>();
        jdbc.sql("select name, attribute, unit, size, sha256 from run_list where run_id = ? order by part")
                .param(run)
                .query((rs, row) -> new Head(
                        new ListKey(rs.getString(1), rs.getString(2)),
                        Unit.of(rs.getString(3)),
                        rs.getLong(4),
                        rs.getString(5)))
                .list()
                .forEach(head -> heads.computeIfAbsent(head.key, key -> new ArrayList<>())
                        .add(head));
        return heads.values().stream().map(RunListStore::info).toList();
    }

    private static ListInfo info(List<Head> pieces) {
        Head first = pieces.get(0);
        if (pieces.size() == 1) {
            return new ListInfo(first.key, first.unit, first.size, first.sha256);
        }
        MessageDigest digest = Sha256.digest();
        pieces.forEach(piece -> digest.update(HexFormat.of().parseHex(piece.sha256)));
        long size = pieces.stream().mapToLong(Head::size).sum();
        return new ListInfo(first.key, first.unit, size, HexFormat.of().formatHex(digest.digest()));
    }

    private void write(String run, Piece piece) {
        RoaringBitmap compact = piece.list.clone();
        compact.runOptimize();
        ByteBuffer bytes = ByteBuffer.allocate(compact.serializedSizeInBytes());
        compact.serialize(bytes);
        Stored stored = new Stored(
                piece.key, piece.unit, compact.getLongCardinality(), Sha256.hex(bytes.array()), bytes.array());
        if (!open(run, stored).equals(piece.list)) {
            throw new ImbalanceException(run, piece.key, "does not read back as written");
        }
        jdbc.sql("insert into run_list (run_id, name, attribute, part, unit, size, sha256, bitmap)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(run, piece.key.name(), piece.key.attribute(), piece.part, piece.unit.code())
                .params(stored.size, stored.sha256, stored.bytes)
                .update();
    }

    private List<Stored> stored(String run, ListKey key) {
        return jdbc.sql("select name, attribute, unit, size, sha256, bitmap from run_list"
                        + " where run_id = ? and name = ? and attribute = ? order by part")
                .params(run, key.name(), key.attribute())
                .query(RunListStore::stored)
                .list();
    }

    private List<Stored> stored(String run) {
        return jdbc.sql("select name, attribute, unit, size, sha256, bitmap from run_list"
                        + " where run_id = ? order by name, attribute, part")
                .param(run)
                .query(RunListStore::stored)
                .list();
    }

    private static Stored stored(ResultSet rs, int row) throws SQLException {
        return new Stored(
                new ListKey(rs.getString(1), rs.getString(2)),
                Unit.of(rs.getString(3)),
                rs.getLong(4),
                rs.getString(5),
                rs.getBytes(6));
    }

    private static void add(String run, RoaringBitmap whole, Stored stored) {
        RoaringBitmap piece = open(run, stored);
        if (RoaringBitmap.intersects(whole, piece)) {
            throw new ImbalanceException(run, stored.key, "two pieces share a number");
        }
        whole.or(piece);
    }

    private static RoaringBitmap open(String run, Stored stored) {
        if (!Sha256.hex(stored.bytes).equals(stored.sha256)) {
            throw new ImbalanceException(run, stored.key, "its SHA-256 is not the one it was written with");
        }
        RoaringBitmap list = new RoaringBitmap();
        try {
            list.deserialize(ByteBuffer.wrap(stored.bytes));
        } catch (IOException e) {
            throw new ImbalanceException(run, stored.key, "cannot be read");
        }
        if (list.getLongCardinality() != stored.size) {
            throw new ImbalanceException(
                    run, stored.key, "stored size " + stored.size + ", found " + list.getLongCardinality());
        }
        return list;
    }

    private record Piece(ListKey key, int part, Unit unit, RoaringBitmap list) {}

    private record Head(ListKey key, Unit unit, long size, String sha256) {}

    /** One row of the table. */
    private static final class Stored {
        private final ListKey key;
        private final Unit unit;
        private final long size;
        private final String sha256;
        private final byte[] bytes;

        Stored(ListKey key, Unit unit, long size, String sha256, byte[] bytes) {
            this.key = key;
            this.unit = unit;
            this.size = size;
            this.sha256 = sha256;
            this.bytes = bytes;
        }
    }
}
