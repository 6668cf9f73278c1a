package fi.ajantasa.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a set of sample deliveries below the inbox of a folder. The same options give the same bytes; memory does not
 * grow with the population, because every person is made again from the seed wherever they are needed.
 */
public final class SampleData {
    private final SampleOptions options;
    private final AwkwardPeople awkward;
    private final CustomerWriter customers;
    private final PopulationWriter population;
    private final NextDay nextDay;
    private final int directory;
    private final int businesses;
    private final ListDeliveries lists;
    private final ListCases listCases;
    private final CompanyRegister companies;

    /** A set without directories and lists. */
    public SampleData(SampleOptions options) {
        this(options, 0, 0);
    }

    /**
     * @param directory rows of the larger telephone directory; 0 for a set without directories and lists
     * @param businesses companies in the business register; 0 for a set without one
     */
    public SampleData(SampleOptions options, int directory, int businesses) {
        this.options = options;
        if (directory < 0) {
            throw new IllegalArgumentException("directory is " + directory + ", expected 0 or more rows");
        }
        if (businesses < 0) {
            throw new IllegalArgumentException("companies is " + businesses + ", expected 0 or more");
        }
        PersonMaker maker = new PersonMaker(options.seed(), options.date());
        CustomerRows rows = new CustomerRows(maker, options.date());
        this.awkward =
                new AwkwardPeople(maker, rows, options.date(), options.awkward() ? AwkwardCase.all() : List.of());
        int ordinary = options.population() - awkward.base().size();
        CustomerChoice choice = new CustomerChoice(
                options.customers() - awkward.customers().size(), ordinary, options.changed(), maker);
        this.customers = new CustomerWriter(maker, choice, rows, awkward.customers());
        this.population = new PopulationWriter(maker, choice, awkward, ordinary);
        this.nextDay =
                new NextDay(maker, new PopulationRows(maker), options.date().plusDays(1));
        this.directory = directory;
        this.businesses = businesses;
        this.listCases = new ListCases(
                options.awkward() && directory > 0 ? customers.ordinary(ListCases.AMONG) : List.of(), options.date());
        Numbers numbers = new Numbers(maker, choice, rows, awkward.customers().size());
        this.lists = new ListDeliveries(options, maker, numbers, directory, listCases);
        this.companies = new CompanyRegister(options, maker, rows, customers.companies(), businesses);
    }

    /**
     * Writes the customer extract, the base delivery and what follows it, each completed by its control file.
     *
     * @return the control files, in the order of the nights
     */
    public List<Path> write() throws IOException {
        Path inbox = options.out().resolve("inbox");
        Path ours = Files.createDirectories(inbox.resolve("customers"));
        Path register = Files.createDirectories(inbox.resolve("population"));
        LocalDate day = options.date();
        List<Path> written = new ArrayList<>();
        written.add(customers.write(new Delivery(ours, Delivery.Feed.CUSTOMERS, Delivery.Kind.BASE, day, 1)));
        written.add(population.writeBase(new Delivery(register, Delivery.Feed.POPULATION, Delivery.Kind.BASE, day, 1)));
        NextDelivery next = options.next();
        int sequence = 2;
        if (next == NextDelivery.CHANGES || next == NextDelivery.BOTH) {
            day = day.plusDays(1);
            written.add(population.writeChanges(
                    new Delivery(register, Delivery.Feed.POPULATION, Delivery.Kind.DELTA, day, sequence), nextDay));
            sequence++;
        }
        if (next == NextDelivery.FULL || next == NextDelivery.BOTH) {
            day = day.plusDays(1);
            written.add(population.writeFull(
                    new Delivery(register, Delivery.Feed.POPULATION, Delivery.Kind.BASE, day, sequence),
                    nextDay,
                    next == NextDelivery.FULL));
        }
        if (directory > 0) {
            written.addAll(lists.write());
        }
        if (businesses > 0) {
            written.addAll(companies.write());
        }
        return List.copyOf(written);
    }

    /**
     * Writes lists of postcodes, streets and municipalities beside the deliveries.
     *
     * @param streets rows of the list of streets; more when our customers' streets need more
     */
    public List<Path> writePlaces(int streets) throws IOException {
        return writePlaces(options.date(), streets);
    }

    /** The same as lists of another day. */
    public List<Path> writePlaces(LocalDate day, int streets) throws IOException {
        return new PlaceLists(day, streets).write(options.out().resolve("inbox"), customers.lived());
    }

    List<CompanyRegister.Shown> shownInBusinesses() {
        return companies.shown();
    }

    List<ListCases.Shown> shownInLists() {
        return listCases.shown();
    }

    List<AwkwardPeople.Shown> shown() {
        return awkward.shown();
    }
}
