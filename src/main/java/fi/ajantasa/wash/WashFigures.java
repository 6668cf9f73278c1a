package fi.ajantasa.wash;

import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunListStore;
import fi.ajantasa.report.RunLists;
import java.util.List;
import javax.sql.DataSource;

/** The lists behind the figures of a wash: which numbers were sent, and what came of each (E12). */
public final class WashFigures {
    private static final List<ListName> LISTS =
            List.of(ListName.WASHED, ListName.VERDICT_PROHIBITED, ListName.VERDICT_FREE, ListName.WASH_ERROR);

    private WashFigures() {}

    /** Keeps them with the run that takes the delivery of this number. */
    public static void keep(String run, String register, long sequence, DataSource dataSource) {
        RunListStore store = new RunListStore(dataSource);
        new WashStore(dataSource, register).findLanded(sequence).ifPresent(wash -> {
            RunLists lists = store.readAll(wash.id());
            for (ListName name : LISTS) {
                for (String reason : lists.attributes(List.of(name))) {
                    store.put(run, name, reason, lists.list(name, reason));
                }
            }
        });
    }
}
