package fi.ajantasa.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes the deliveries of the population register, person by person. */
final class PopulationWriter {
    private final PersonMaker maker;
    private final PopulationRows rows;
    private final CustomerChoice choice;
    private final AwkwardPeople awkward;
    private final int ordinary;

    PopulationWriter(PersonMaker maker, CustomerChoice choice, AwkwardPeople awkward, int ordinary) {
        this.maker = maker;
        this.rows = new PopulationRows(maker);
        this.choice = choice;
        this.awkward = awkward;
        this.ordinary = ordinary;
    }

    /** Everybody as they were on the first day. */
    Path writeBase(Delivery delivery) throws IOException {
        try (PopulationFiles files = new PopulationFiles(delivery)) {
            List<Row> special = awkward.base();
            Permutation order = order(delivery, ordinary + special.size());
            for (int position = 0; position < ordinary + special.size(); position++) {
                int person = order.at(position);
                if (person < ordinary) {
                    writeKnown(files, person, maker.make(person));
                } else {
                    files.write(special.get(person - ordinary));
                }
            }
            files.writeDetails(awkward.baseDetails());
            return files.finish();
        }
    }

    /** Everybody as they are after the changes, in another order. */
    Path writeFull(Delivery delivery, NextDay nextDay, boolean withAwkward) throws IOException {
        try (PopulationFiles files = new PopulationFiles(delivery)) {
            List<Row> special = withAwkward ? awkward.base() : List.of();
            Permutation order = order(delivery, ordinary + special.size());
            for (int position = 0; position < ordinary + special.size(); position++) {
                int person = order.at(position);
                if (person >= ordinary) {
                    files.write(special.get(person - ordinary));
                } else if (isChanged(person)) {
                    writeChanged(files, person, maker.make(person), nextDay);
                } else {
                    writeKnown(files, person, maker.make(person));
                }
            }
            return files.finish();
        }
    }

    /** Only what changed, and then the awkward cases in the order of their telling. */
    Path writeChanges(Delivery delivery, NextDay nextDay) throws IOException {
        try (PopulationFiles files = new PopulationFiles(delivery)) {
            for (int nth = 0; nth < choice.changed(); nth++) {
                int customer = choice.changed(nth);
                if (!choice.isCompany(customer)) {
                    int person = choice.person(customer);
                    NextDay.Told told = nextDay.told(person, maker.make(person));
                    files.write(told.main());
                    files.writeDetails(told.details());
                }
            }
            for (Row row : awkward.changes()) {
                files.write(row);
            }
            files.writeDetails(awkward.changeDetails());
            return files.finish();
        }
    }

    private void writeKnown(PopulationFiles files, int person, Person known) throws IOException {
        files.write(rows.base(person, known));
        files.writeDetails(rows.details(person, known));
    }

    private void writeChanged(PopulationFiles files, int person, Person known, NextDay nextDay) throws IOException {
        files.write(rows.base(person, nextDay.after(person, known)));
        files.writeDetails(nextDay.details(person, known));
    }

    private boolean isChanged(int person) {
        int customer = choice.customer(person);
        return customer != CustomerChoice.NOBODY && choice.isChanged(customer);
    }

    private Permutation order(Delivery delivery, int size) {
        return new Permutation(size, maker.dice(Dice.Aspect.ORDER, delivery.sequence()));
    }
}
