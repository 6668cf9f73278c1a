package fi.ajantasa.linkage;

/** Writes what cells say into records: names, dates, addresses and phones as numbers of texts. */
final class RecordWriter {
    private final DateReader dates = new DateReader();
    private final NameReader names;
    private final AddressReader addresses;

    /** @param lasting streets from this number on are forgotten again */
    RecordWriter(Vocabularies texts, int lasting) {
        names = new NameReader(texts.names);
        addresses = new AddressReader(texts, lasting);
    }

    /** Writes one cell; a number or flat of its own must come after the street. */
    void write(Kind kind, Cell cell, Records records, int row) {
        switch (kind) {
            case SURNAME -> records.set(row, Records.SURNAME, names.surname(cell));
            case FORMER_SURNAME -> records.set(row, Records.FORMER, names.surname(cell));
            case GIVEN_NAMES, MIDDLE_NAMES -> names.given(cell, records, row);
            case FULL_NAME -> names.full(cell, records, row);
            case BIRTH_DATE -> records.set(row, Records.BIRTH, dates.read(cell));
            case SEX -> records.set(row, Records.SEX, Sex.read(cell));
            case STREET -> addresses.street(cell, records, row);
            case NUMBER -> addresses.number(cell, records, row);
            case FLAT -> addresses.flat(cell, records, row);
            case POSTCODE -> records.set(row, Records.POSTCODE, addresses.postcode(cell));
            case TOWN -> records.set(row, Records.TOWN, addresses.town(cell));
            case PHONE -> records.phone(row, PhoneReader.read(cell));
            case ID, IDENTIFIER, TEXT, CATEGORY, OTHER ->
                throw new IllegalArgumentException(kind + " has no place of its own in a record");
        }
    }

    int code(Cell cell, Vocabulary vocabulary) {
        return addresses.code(cell, vocabulary);
    }

    int text(Cell cell, Vocabulary vocabulary) {
        return addresses.text(cell, vocabulary);
    }

    /** Turns day and month of a file whose second numbers are days. */
    void settleDates(Records records) {
        dates.settle(records);
    }
}
