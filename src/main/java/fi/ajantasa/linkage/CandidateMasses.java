package fi.ajantasa.linkage;

import java.util.Arrays;

/** The persons met as candidates of one record, each once, with the masses of its likeliest record; emptied without cost. */
final class CandidateMasses {
    private int[] slots = new int[1 << 9];
    private int[] rounds = new int[1 << 9];
    private int[] persons = new int[1 << 8];
    private int[] bestRows = new int[1 << 8];
    private double[] masses = new double[1 << 8];
    private double[] relatives = new double[1 << 8];
    private int round = 1;
    private int size;

    void clear() {
        round++;
        size = 0;
    }

    int size() {
        return size;
    }

    /** Where the person stands, who is added with no mass when it is new. */
    int place(int person) {
        int slot = slot(person);
        if (rounds[slot] == round) {
            return slots[slot];
        }
        if (size == persons.length) {
            grow();
            slot = slot(person);
        }
        rounds[slot] = round;
        slots[slot] = size;
        persons[size] = person;
        masses[size] = 0;
        relatives[size] = 0;
        return size++;
    }

    /** Raises the mass to that of another record of the person, if that is more; returns by how much. */
    double raise(int place, int row, double mass) {
        double more = mass - masses[place];
        if (more <= 0) {
            return 0;
        }
        masses[place] = mass;
        bestRows[place] = row;
        return more;
    }

    double raiseRelative(int place, double mass) {
        double more = Math.max(0, mass - relatives[place]);
        relatives[place] += more;
        return more;
    }

    double mass(int place) {
        return masses[place];
    }

    double relative(int place) {
        return relatives[place];
    }

    int person(int place) {
        return persons[place];
    }

    int bestRow(int place) {
        return bestRows[place];
    }

    private int slot(int person) {
        int mask = slots.length - 1;
        int slot = Hashing.mix(person) & mask;
        while (rounds[slot] == round && persons[slots[slot]] != person) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        persons = Arrays.copyOf(persons, size * 2);
        bestRows = Arrays.copyOf(bestRows, size * 2);
        masses = Arrays.copyOf(masses, size * 2);
        relatives = Arrays.copyOf(relatives, size * 2);
        slots = new int[size * 4];
        rounds = new int[size * 4];
        for (int i = 0; i < size; i++) {
            int slot = slot(persons[i]);
            rounds[slot] = round;
            slots[slot] = i;
        }
    }
}
