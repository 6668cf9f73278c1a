package fi.ajantasa.sample;

/** Which people are customers: one from every stretch of the population, so that either can be found from the other. */
final class CustomerChoice {
    static final int NOBODY = -1;

    private static final int PLAIN_FROM = 100_000;
    private static final int EVERY_COMPANY = 67;

    private final int customers;
    private final int population;
    private final int changed;
    private final PersonMaker maker;
    private final Permutation order;

    CustomerChoice(int customers, int population, double changed, PersonMaker maker) {
        this.customers = customers;
        this.population = population;
        this.changed = (int) Math.round(customers * changed);
        this.maker = maker;
        this.order = new Permutation(customers, maker.dice(Dice.Aspect.ORDER, 0));
    }

    int size() {
        return customers;
    }

    /** Large sets consist of people only. */
    boolean isCompany(int customer) {
        return customers <= PLAIN_FROM && customer % EVERY_COMPANY == EVERY_COMPANY - 1;
    }

    /** The person of a customer: an adult where the stretch has one. */
    int person(int customer) {
        int first = first(customer);
        int length = first(customer + 1) - first;
        int start = maker.dice(Dice.Aspect.CHOICE, customer).below(length);
        for (int i = 0; i < length; i++) {
            int person = first + (start + i) % length;
            if (!maker.isChild(person)) {
                return person;
            }
        }
        return first + start;
    }

    /** The customer of a person, or {@link #NOBODY}. */
    int customer(int person) {
        if (customers == 0) {
            return NOBODY;
        }
        int customer = (int) (((person + 1L) * customers - 1) / population);
        return person(customer) == person && !isCompany(customer) ? customer : NOBODY;
    }

    int changed() {
        return changed;
    }

    /** The n-th customer whose register row changes by the next delivery. */
    int changed(int nth) {
        return order.at(nth);
    }

    boolean isChanged(int customer) {
        return order.positionOf(customer) < changed;
    }

    private int first(int customer) {
        return (int) ((long) customer * population / customers);
    }
}
