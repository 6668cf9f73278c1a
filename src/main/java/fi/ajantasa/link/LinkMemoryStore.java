package fi.ajantasa.link;

import fi.ajantasa.customer.Fingerprint;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.linkage.Frequencies;
import fi.ajantasa.linkage.People;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps for each register what the rows of its last full list were linked to, part by part with the ranges of the list. */
public final class LinkMemoryStore {
    private final JdbcTemplate jdbc;
    private final KeyVault vault;

    /** @param vault of the keys that texts are hashed with */
    public LinkMemoryStore(DataSource dataSource, KeyVault vault) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.vault = vault;
    }

    /**
     * What the answers rest on.
     *
     * @param run whose match gave them
     * @param basis hash of everything but the persons that an answer depends on
     * @param moved how many customers have changed since all rows were compared
     * @param persons the customers that rows were compared with
     * @param frequencies how common names and towns were among them when all rows were compared
     */
    public record Basis(String run, String basis, int moved, PersonMarks persons, Frequencies frequencies) {}

    /** How common names and towns are among persons now. */
    public Frequencies count(People people) {
        return Frequencies.count(people, this::hasher);
    }

    private ToLongFunction<String> hasher() {
        Fingerprint fingerprint = vault.fingerprint("text-frequency");
        return text -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return fingerprint.of(bytes, 0, bytes.length);
        };
    }

    /** What the register's answers rest on, if any are kept. */
    public Optional<Basis> find(String register) {
        return jdbc
                .query(
                        "select run_id, basis, moved, persons, frequencies from link_memory_basis where register = ?",
                        (row, i) -> new Basis(
                                row.getString(1),
                                row.getString(2),
                                row.getInt(3),
                                PersonMarks.from(row.getBytes(4)),
                                Frequencies.from(row.getBytes(5), this::hasher)),
                        register)
                .stream()
                .findFirst();
    }

    /** The answers of a run. */
    public LinkMemory load(String run) {
        List<byte[]> parts = new ArrayList<>();
        jdbc.query(
                "select answers from link_memory where run_id = ? order by part",
                row -> {
                    parts.add(row.getBytes(1));
                },
                run);
        return new LinkMemory(parts);
    }

    /** Keeps the answers of a range, in place of what the run kept of it before. */
    public void save(String register, String run, int part, long persons, LinkMemoryPart answers) {
        jdbc.update("delete from link_memory where run_id = ? and part = ?", run, part);
        jdbc.update(
                "insert into link_memory (run_id, part, register, persons, answers) values (?, ?, ?, ?, ?)",
                run,
                part,
                register,
                persons,
                answers.bytes());
    }

    /**
     * Makes the answers of the basis's run those of the register; none are kept when a part of them was given to other
     * persons, before the run was continued.
     */
    public void keep(String register, Basis basis) {
        jdbc.update("delete from link_memory where register = ? and run_id <> ?", register, basis.run());
        jdbc.update("delete from link_memory_basis where register = ?", register);
        boolean mixed = !jdbc.queryForList(
                        "select part from link_memory where run_id = ? and persons <> ?",
                        Integer.class,
                        basis.run(),
                        basis.persons().digest())
                .isEmpty();
        if (mixed) {
            jdbc.update("delete from link_memory where run_id = ?", basis.run());
        } else {
            jdbc.update(
                    "insert into link_memory_basis (register, run_id, basis, moved, persons, frequencies)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    register,
                    basis.run(),
                    basis.basis(),
                    basis.moved(),
                    basis.persons().bytes(),
                    basis.frequencies().bytes());
        }
    }

    /** Forgets the answers of a run that only tried. */
    public void forget(String run) {
        jdbc.update("delete from link_memory where run_id = ?", run);
    }
}
