package fi.ajantasa.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps for each register what the rows of its last full list were linked to, part by part with the ranges of the list. */
public final class LinkMemoryStore {
    private final JdbcTemplate jdbc;

    public LinkMemoryStore(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * What the answers rest on.
     *
     * @param run whose match gave them
     * @param basis hash of everything but the persons that an answer depends on
     * @param moved how many customers have changed since all rows were compared
     * @param persons the customers that rows were compared with
     */
    public record Basis(String run, String basis, int moved, PersonMarks persons) {}

    /** What the register's answers rest on, if any are kept. */
    public Optional<Basis> find(String register) {
        return jdbc
                .query(
                        "select run_id, basis, moved, persons from link_memory_basis where register = ?",
                        (row, i) -> new Basis(
                                row.getString(1), row.getString(2), row.getInt(3), PersonMarks.from(row.getBytes(4))),
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
                    "insert into link_memory_basis (register, run_id, basis, moved, persons) values (?, ?, ?, ?, ?)",
                    register,
                    basis.run(),
                    basis.basis(),
                    basis.moved(),
                    basis.persons().bytes());
        }
    }

    /** Forgets the answers of a run that only tried. */
    public void forget(String run) {
        jdbc.update("delete from link_memory where run_id = ?", run);
    }
}
