package fi.ajantasa.sample;

/** Which people of a population stand in a list: every so many-th, and those beyond it when the list is longer. */
record Spread(int rows, int population) {

    int person(int nth) {
        return rows > population ? nth : (int) ((long) nth * population / rows);
    }

    /** Somebody else than the row's own person, nobody of the population. */
    int outsider(int nth) {
        return Math.min(Births.LARGEST_POPULATION - 1, Math.max(rows, population) + nth % 100_000);
    }
}
