package fi.ajantasa.linkage;

import java.util.Arrays;

/** The records of one file in compact columns: numbers of texts in {@link Vocabularies}, dates and phones as digits. */
final class Records {
    static final int GIVEN = 4;

    int size;
    int[] surname = new int[1024];
    int[] former = new int[1024];
    /** Up to {@link #GIVEN} given names of each record, one record behind the other. */
    int[] given = new int[1024 * GIVEN];

    /** Year, month and day as one number of eight digits; 0 none. */
    int[] birth = new int[1024];

    byte[] sex = new byte[1024];
    int[] street = new int[1024];
    int[] number = new int[1024];
    int[] flat = new int[1024];
    int[] postcode = new int[1024];
    int[] town = new int[1024];
    long[] phone = new long[1024];
    final int[][] others;

    Records(int others) {
        this.others = new int[others][1024];
    }

    int given(int row, int index) {
        return given[row * GIVEN + index];
    }

    /** Makes room for one more row and returns it. */
    int add() {
        if (size == surname.length) {
            resize(size + (size >> 1));
        }
        return size++;
    }

    Records trimmed() {
        resize(size);
        return this;
    }

    private void resize(int length) {
        surname = Arrays.copyOf(surname, length);
        former = Arrays.copyOf(former, length);
        given = Arrays.copyOf(given, length * GIVEN);
        birth = Arrays.copyOf(birth, length);
        sex = Arrays.copyOf(sex, length);
        street = Arrays.copyOf(street, length);
        number = Arrays.copyOf(number, length);
        flat = Arrays.copyOf(flat, length);
        postcode = Arrays.copyOf(postcode, length);
        town = Arrays.copyOf(town, length);
        phone = Arrays.copyOf(phone, length);
        for (int i = 0; i < others.length; i++) {
            others[i] = Arrays.copyOf(others[i], length);
        }
    }
}
