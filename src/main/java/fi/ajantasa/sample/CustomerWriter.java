package fi.ajantasa.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes the customer system's extract: first the awkward customers, then the others. */
final class CustomerWriter {
    private final PersonMaker maker;
    private final CustomerChoice choice;
    private final CustomerRows rows;
    private final List<Row> awkward;

    CustomerWriter(PersonMaker maker, CustomerChoice choice, CustomerRows rows, List<Row> awkward) {
        this.maker = maker;
        this.choice = choice;
        this.rows = rows;
        this.awkward = List.copyOf(awkward);
    }

    Path write(Delivery delivery) throws IOException {
        try (CsvFile file = new CsvFile(delivery.file(".csv"), Layout.CUSTOMERS)) {
            for (Row row : awkward) {
                file.write(row);
            }
            for (int customer = 0; customer < choice.size(); customer++) {
                file.write(row(customer));
            }
            return delivery.writeControl(List.of(file.finish()));
        }
    }

    /** The first customers after the awkward ones. */
    List<Row> ordinary(int count) {
        return IntStream.range(0, Math.min(count, choice.size()))
                .mapToObj(this::row)
                .toList();
    }

    /** The numbers of the customers that are companies, as {@link CustomerRows} counts. */
    List<Integer> companies() {
        return IntStream.range(0, choice.size())
                .filter(choice::isCompany)
                .mapToObj(customer -> awkward.size() + customer)
                .toList();
    }

    /** Where the customers after the awkward ones live, and lived before. */
    Stream<Address> lived() {
        return IntStream.range(0, choice.size()).boxed().flatMap(this::lived);
    }

    private Stream<Address> lived(int customer) {
        if (choice.isCompany(customer)) {
            return Stream.of(rows.companyAddress(awkward.size() + customer));
        }
        Person person = maker.make(choice.person(customer));
        return Stream.of(person.home().address(), person.before().address());
    }

    private Row row(int customer) {
        int number = awkward.size() + customer;
        return choice.isCompany(customer)
                ? rows.company(number)
                : rows.person(number, maker.make(choice.person(customer)), awkward.isEmpty());
    }
}
