package fi.ajantasa.sample;

/** A surname, all first names, and the one the person goes by. */
record PersonName(String family, String given, String call) {
    PersonName withFamily(String other) {
        return new PersonName(other, given, call);
    }
}
