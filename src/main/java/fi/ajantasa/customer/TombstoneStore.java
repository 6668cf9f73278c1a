package fi.ajantasa.customer;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keyed hashes of erased people, and for whom a person let them be. */
public final class TombstoneStore {
    private final JdbcClient jdbc;

    public TombstoneStore(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    Map<IdentityKind, Set<Long>> hashes() {
        Map<IdentityKind, Set<Long>> hashes = new EnumMap<>(IdentityKind.class);
        jdbc.sql("select kind, hash from tombstone").query(row -> {
            hashes.computeIfAbsent(
                            IdentityKind.valueOf(row.getString(1).toUpperCase(Locale.ROOT)), any -> new HashSet<>())
                    .add(row.getLong(2));
        });
        return hashes;
    }

    /** Numbers that stand for a new contract; whoever was erased under one since does not come back by it. */
    Set<Long> readmitted() {
        return new HashSet<>(jdbc.sql(
                        "select number from readmission r where not exists (select 1 from tombstone t"
                                + " join erasure e on e.id = t.erasure_id where t.kind = ? and t.hash = r.number and e.at >= r.at)")
                .param(IdentityKind.NUMBER.word())
                .query(Long.class)
                .list());
    }

    /**
     * Notes that a customer number stands for a new contract with somebody erased before.
     *
     * @param number its keyed hash
     * @return whether it was not noted already
     */
    public boolean readmit(long number, String by, String reason, Instant at, SealStore seals) {
        if (readmitted().contains(number)) {
            return false;
        }
        seals.change(new SealStore.Rows(SealedTable.READMISSION, "number = ?", number), at, () -> jdbc.sql(
                        "insert into readmission (number, by_name, reason, at) values (?, ?, ?, ?)")
                .params(number, by, reason, at.atOffset(ZoneOffset.UTC))
                .update());
        return true;
    }

    /** Adds the hashes of somebody erased. */
    public void add(int erasure, Set<Identity.Mark> marks, SealStore seals, Instant at) {
        SealStore.Rows rows = new SealStore.Rows(SealedTable.TOMBSTONE, "erasure_id = ?", erasure);
        seals.change(rows, at, () -> insert(erasure, marks));
    }

    private void insert(int erasure, Set<Identity.Mark> marks) {
        for (Identity.Mark mark : marks) {
            jdbc.sql("insert into tombstone (kind, hash, erasure_id) values (?, ?, ?)")
                    .params(mark.kind().word(), mark.hash(), erasure)
                    .update();
        }
    }
}
