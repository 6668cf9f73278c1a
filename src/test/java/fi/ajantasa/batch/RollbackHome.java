package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunListStore;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A home in which runs are rolled back, and what is looked at there. */
record RollbackHome(TestHome home) {
    static final String LEADER = "shift-leader";

    /** Confirms that plan of undoing the run. */
    Rollback.Undone confirm(String run, String plan) {
        return home.rollback(new Rollback.Order(run, false, LEADER, "another month", plan));
    }

    /** Rolls the run back until a table takes no more, and leaves it so. */
    Rollback.Undone brokenOff(String run, String table, String takes) {
        String plan = home.rollbackPlan(run, false);
        home.meddle("alter table " + table + " add constraint trip check (" + takes + ")");
        Rollback.Undone broken = confirm(run, plan);
        home.meddle("alter table " + table + " drop constraint trip");
        assertThat(home.sql(String.class, "select state from run where id = ?", undoing(broken)))
                .isEqualTo("RUNNING");
        return broken;
    }

    /** The run that undoes another. */
    static String undoing(Rollback.Undone undone) {
        return undone.result().runs().get(0);
    }

    /** Customer and item, with a blank between, of everything on a list of the run. */
    Set<String> items(String run, ListName list) {
        return home.read(dataSource -> {
            Set<String> items = new TreeSet<>();
            RunListStore lists = new RunListStore(dataSource);
            lists.list(run).stream()
                    .map(it -> it.key())
                    .filter(it -> it.name().equals(list.word()))
                    .forEach(it -> lists.read(run, it.name(), it.attribute())
                            .forEach((int id) -> items.add(id + " " + it.attribute())));
            return items;
        });
    }

    List<String> restrictions() {
        return home.read(dataSource -> JdbcClient.create(dataSource)
                .sql("select concat(customer_id, ' ', reason, ' ', channels, ' ', extract_id) from restriction"
                        + " order by 1")
                .query(String.class)
                .list());
    }
}
