package fi.ajantasa.linkage;

import java.util.ArrayList;
import java.util.List;

/** The blocking keys for any two files: those whose parts a file does not have make no keys. */
final class BlockingKeys {
    private static final int FEW = 60;
    private static final int SOME = 400;
    private static final int MANY = 4000;

    /** Divided by the number of records: how large a block on one thing alone may be. */
    private static final int AFFORDED = 2_000_000;

    private final Texts names;
    private final Places places;
    private final SharedTexts texts;
    private final Prefixes prefixes;

    BlockingKeys(SharedTexts texts) {
        this.texts = texts;
        names = texts.names().texts;
        places = new Places(texts.addresses().streets(), texts.addresses().towns());
        prefixes = new Prefixes(names);
    }

    /** The keys for so many left records. */
    List<BlockingKey> list(List<MappedColumn> others, int records) {
        List<BlockingKey> keys = new ArrayList<>();
        for (int i = 0; i < others.size(); i++) {
            int column = i;
            boolean code = others.get(i).kind() == Kind.IDENTIFIER || texts.isCode(i);
            if (code) {
                keys.add(new BlockingKey(
                        others.get(i).attribute(), 1, FEW, false, (it, row, out) -> code(it, row, column, out)));
            }
        }
        keys.add(new BlockingKey("phone", 1, FEW, false, BlockingKeys::phone));
        keys.add(new BlockingKey("names and birth date", 1, SOME, false, this::namesAndBirth));
        keys.add(new BlockingKey("home", 2, FEW, false, this::home));
        keys.add(new BlockingKey("birth date", 2, MANY, true, BlockingKeys::birth));
        keys.add(new BlockingKey("names", 2, SOME, false, this::names));
        keys.add(new BlockingKey("building", 3, SOME, true, this::building));
        keys.add(new BlockingKey("beginnings of names and birth year", 3, SOME, false, this::beginnings));
        keys.add(new BlockingKey("surname and postcode", 3, SOME, false, this::surnameAndPostcode));
        keys.add(new BlockingKey("given name and postcode", 3, FEW, false, this::givenAndPostcode));
        keys.add(new BlockingKey("given name and street", 3, SOME, false, this::givenAndStreet));
        for (int i = 0; i < others.size(); i++) {
            int column = i;
            if (others.get(i).kind() == Kind.TEXT || others.get(i).kind() == Kind.OTHER) {
                keys.add(new BlockingKey(
                        others.get(i).attribute(), 3, SOME, true, (it, row, out) -> code(it, row, column, out)));
            }
        }
        wide(keys, Math.max(2, Math.min(FEW, AFFORDED / records)));
        return keys;
    }

    /** One thing alone, where it is rare: what small files can afford, and the last hope in large ones. */
    private void wide(List<BlockingKey> keys, int most) {
        keys.add(new BlockingKey("surname", 4, most, false, this::surname));
        keys.add(new BlockingKey("given name", 4, most, false, this::given));
        keys.add(new BlockingKey("consonants of the surname and an initial", 4, most, false, this::consonants));
        keys.add(new BlockingKey("birth year and month", 4, most, false, (it, row, out) -> part(it, row, 100, out)));
        keys.add(new BlockingKey("day of birth", 4, most, false, BlockingKeys::day));
        keys.add(new BlockingKey("street", 4, most, true, this::street));
        keys.add(new BlockingKey("postcode", 4, most, true, BlockingKeys::postcode));
        keys.add(new BlockingKey("town", 4, most, true, this::town));
    }

    private void surname(Records records, int row, IntList out) {
        if (records.surname(row) != Vocabulary.MISSING) {
            out.add(Hashing.mix(names.plain(records.surname(row))));
        }
    }

    private void given(Records records, int row, IntList out) {
        for (int i = 0; i < Records.GIVEN; i++) {
            if (records.given(row, i) != Vocabulary.MISSING) {
                out.add(Hashing.mix(names.plain(records.given(row, i))));
            }
        }
    }

    private void consonants(Records records, int row, IntList out) {
        int surname = records.surname(row);
        int given = records.given(row, 0);
        if (surname != Vocabulary.MISSING && given != Vocabulary.MISSING) {
            out.add(Hashing.mix(prefixes.consonants(surname), prefixes.of(given, 1)));
        }
    }

    private static void part(Records records, int row, int divisor, IntList out) {
        if (DateReader.month(records.birth(row)) != 0) {
            out.add(Hashing.mix(records.birth(row) / divisor));
        }
    }

    private static void day(Records records, int row, IntList out) {
        if (DateReader.day(records.birth(row)) != 0) {
            out.add(Hashing.mix(records.birth(row) % 10000));
        }
    }

    private void street(Records records, int row, IntList out) {
        if (records.street(row) != Vocabulary.MISSING) {
            out.add(Hashing.mix(texts.addresses().streets().plain(records.street(row))));
        }
    }

    private void code(Records records, int row, int column, IntList out) {
        int value = records.other(row, column);
        if (value != Vocabulary.MISSING) {
            out.add(Hashing.mix(texts.other(column).plain(value), column + 1));
        }
    }

    private static void phone(Records records, int row, IntList out) {
        if (records.phone(row) != 0) {
            out.add(Hashing.mix(PhoneReader.key(records.phone(row))));
        }
    }

    private static void birth(Records records, int row, IntList out) {
        if (records.birth(row) != DateReader.NONE) {
            out.add(Hashing.mix(records.birth(row)));
        }
    }

    private void home(Records records, int row, IntList out) {
        int home = places.home(records, row);
        if (home != 0) {
            out.add(Hashing.mix(home));
        }
    }

    private void building(Records records, int row, IntList out) {
        int building = places.building(records, row);
        if (building != 0) {
            out.add(Hashing.mix(building));
        }
    }

    /** Surname or former surname with each of the given names, in any order. */
    private void names(Records records, int row, IntList out) {
        names(records, row, records.surname(row), 1, out);
        names(records, row, records.former(row), 1, out);
    }

    private void namesAndBirth(Records records, int row, IntList out) {
        if (records.birth(row) != DateReader.NONE) {
            names(records, row, records.surname(row), records.birth(row), out);
            names(records, row, records.former(row), records.birth(row), out);
        }
    }

    private void names(Records records, int row, int surname, int salt, IntList out) {
        if (surname == Vocabulary.MISSING) {
            return;
        }
        int a = names.plain(surname);
        for (int i = 0; i < Records.GIVEN; i++) {
            int given = records.given(row, i);
            if (given != Vocabulary.MISSING) {
                int b = names.plain(given);
                out.add(Hashing.mix(Hashing.mix(Math.min(a, b), Math.max(a, b)), salt));
            }
        }
    }

    private void beginnings(Records records, int row, IntList out) {
        int surname = records.surname(row);
        int given = records.given(row, 0);
        int year = DateReader.year(records.birth(row));
        if (surname != Vocabulary.MISSING && given != Vocabulary.MISSING && year != 0) {
            out.add(Hashing.mix(Hashing.mix(prefixes.of(surname, 3), prefixes.of(given, 3)), year));
        }
    }

    private void surnameAndPostcode(Records records, int row, IntList out) {
        if (records.surname(row) != Vocabulary.MISSING && records.postcode(row) != Vocabulary.MISSING) {
            out.add(Hashing.mix(names.plain(records.surname(row)), records.postcode(row)));
        }
    }

    private void givenAndPostcode(Records records, int row, IntList out) {
        int given = records.given(row, 0);
        if (given != Vocabulary.MISSING && records.postcode(row) != Vocabulary.MISSING) {
            out.add(Hashing.mix(names.plain(given), records.postcode(row) ^ 0x55555555));
        }
    }

    private static void postcode(Records records, int row, IntList out) {
        if (records.postcode(row) != Vocabulary.MISSING) {
            out.add(Hashing.mix(records.postcode(row)));
        }
    }

    private void town(Records records, int row, IntList out) {
        if (records.town(row) != Vocabulary.MISSING) {
            out.add(Hashing.mix(texts.addresses().towns().plain(records.town(row))));
        }
    }

    private void givenAndStreet(Records records, int row, IntList out) {
        int street = records.street(row);
        for (int i = 0; i < 2 && street != Vocabulary.MISSING; i++) {
            int given = records.given(row, i);
            if (given != Vocabulary.MISSING) {
                out.add(Hashing.mix(
                        names.plain(given),
                        Hashing.mix(texts.addresses().streets().plain(street), records.number(row))));
            }
        }
    }
}
