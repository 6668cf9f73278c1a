package fi.ajantasa.sample;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a set for linking without identity codes: a register of invented people, customers who are some of them as a
 * customer system has them, and whose they are. The same options give the same bytes; memory does not grow with the set.
 */
public final class LinkingSet {
    public static final String POPULATION = "population.csv";
    public static final String CUSTOMERS = "customers.csv";

    private static final String POPULATION_COLUMNS =
            "pid,hetu,surname,former_surname,given_names,birth_date,sex,street,postcode,city,phone";
    private static final String CUSTOMER_COLUMNS =
            "cust_id,hetu,surname,given_names,birth_date,street,postcode,city,phone,truth,err";
    private static final String NOT_TOLD = "";
    private static final int STREETS_OF_POSTCODE = 60;
    private static final int OWN_FORMER_HOME = 1;

    private final LinkingOptions options;
    private final PersonMaker maker;
    private final Names names = Names.ofManyFamilies();
    private final LinkingPeople people;
    private final Phones phones;

    public LinkingSet(LinkingOptions options) {
        this.options = options;
        this.maker =
                new PersonMaker(options.seed(), SampleOptions.DEFAULT_DATE, names, new Addresses(STREETS_OF_POSTCODE));
        this.people = new LinkingPeople(options, maker);
        this.phones = new Phones(maker);
    }

    public void write() throws IOException {
        Path folder = Files.createDirectories(options.out());
        try (BufferedWriter population = Files.newBufferedWriter(folder.resolve(POPULATION))) {
            population.append(POPULATION_COLUMNS).append('\n');
            for (int number = 1; number <= people.all(); number++) {
                int person = people.person(number);
                if (people.isRegistered(person)) {
                    population.append(registered(number, person)).append('\n');
                }
            }
        }
        try (BufferedWriter customers = Files.newBufferedWriter(folder.resolve(CUSTOMERS))) {
            customers.append(CUSTOMER_COLUMNS).append('\n');
            for (int nth = 0; nth < options.customers(); nth++) {
                customers.append(customer(nth)).append('\n');
            }
        }
    }

    private String registered(int number, int nth) {
        Person person = maker.make(nth);
        String former = person.formerFamily();
        ToldAddress home = ToldAddress.rightly(person.home().address(), isSwedish(person));
        return String.join(
                ",",
                Integer.toString(number),
                NOT_TOLD,
                person.name().family(),
                former == null ? "" : former,
                person.name().given(),
                person.born().toString(),
                names.isWoman(person.name()) ? "F" : "M",
                home.street(),
                home.postcode(),
                home.town(),
                phones.registered(nth));
    }

    private String customer(int row) {
        int nth = people.customer(row);
        Person person = maker.make(nth);
        Mistakes mistakes = new Mistakes(maker.dice(Dice.Aspect.MISTAKE, row));
        ToldName name = ToldName.of(person, maker.otherName(nth, person.name()), mistakes);
        Address lived = mistakes.happens(Mistake.OLD_ADDRESS)
                ? formerHome(nth, person, mistakes)
                : person.home().address();
        ToldAddress home = ToldAddress.of(lived, isSwedish(person), mistakes);
        if (mistakes.happens(Mistake.ACCENTS_LOST)) {
            name = name.withoutAccents();
            home = home.withoutAccents();
        }
        if (mistakes.happens(Mistake.CAPITALS)) {
            name = name.inCapitals();
            home = home.inCapitals();
        }
        return String.join(
                ",",
                Integer.toString(row + 1),
                NOT_TOLD,
                name.surname(),
                name.given(),
                ToldBirth.of(person.born(), mistakes),
                home.street(),
                home.postcode(),
                home.town(),
                phones.told(nth, mistakes),
                people.isRegistered(nth) ? Integer.toString(people.number(nth)) : "",
                mistakes.words());
    }

    /** Half of those who moved lived with the same people before, the others elsewhere. */
    private Address formerHome(int nth, Person person, Mistakes mistakes) {
        return mistakes.dice().percent(50) ? person.before().address() : maker.later(nth, OWN_FORMER_HOME);
    }

    private static boolean isSwedish(Person person) {
        return person.language().equals("sv");
    }
}
