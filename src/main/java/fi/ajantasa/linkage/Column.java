package fi.ajantasa.linkage;

import java.util.function.IntUnaryOperator;

/** One attribute of all records of a file; what a person is called counts once, however many records the person has. */
record Column(int size, int persons, IntUnaryOperator values) {

    static Column of(Records records, int attribute) {
        return new Column(
                records.size(),
                records.persons(),
                attribute <= Records.BIRTH
                        ? row -> records.isVariant(row) ? Vocabulary.MISSING : records.get(row, attribute)
                        : row -> records.get(row, attribute));
    }

    static Column other(Records records, int column) {
        return new Column(records.size(), records.persons(), row -> records.other(row, column));
    }

    int get(int row) {
        return values.applyAsInt(row);
    }

    boolean isEmpty() {
        for (int row = 0; row < size; row++) {
            if (get(row) != 0) {
                return false;
            }
        }
        return true;
    }
}
