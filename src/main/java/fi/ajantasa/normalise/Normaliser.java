package fi.ajantasa.normalise;

import fi.ajantasa.job.FileShape;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.source.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads rows as the job definition says: typed claims in three states, or a rejection with every broken rule. */
public final class Normaliser {

    static final String STAGE = "decide";

    private final List<FilePlan> plans;

    private Normaliser(List<FilePlan> plans) {
        this.plans = List.copyOf(plans);
    }

    /**
     * A normaliser for one delivery; safe for use by several threads.
     *
     * @param headers of the delivery's files in the order of {@link Row#file()}: the main file first, then the detail file
     * @param today the business date; births and deaths after it are rejected
     */
    public static Normaliser of(
            JobDefinition job, AttributeCatalogue catalogue, List<List<String>> headers, LocalDate today) {
        FileShape main = job.contract().main();
        boolean ours = !main.columnsOf("customer-number").isEmpty();
        Terms terms = new Terms(today, job.passport().artificialCodes(), !ours);
        List<FilePlan> plans = new ArrayList<>();
        for (List<String> header : headers) {
            boolean detail = !plans.isEmpty();
            FileShape shape =
                    detail && job.contract().detail() != null ? job.contract().detail() : main;
            plans.add(new FilePlan(new Layout(shape, header, job.contract(), catalogue), header.size(), detail, terms));
        }
        return new Normaliser(plans);
    }

    /** The row as a record or as a rejection; never throws for what a row says. */
    public Normalised normalise(Row row) {
        return plans.get(row.file()).read(row.row(), row.values());
    }
}
