package fi.ajantasa.person;

/** Something unusual about a telephone number that was read nevertheless. */
public enum PhoneRemark {
    /** The plan has the length and the beginning, but not this number: the plan lags behind reality. */
    NOT_VALID("phone-not-valid"),
    /** The leading zero is missing, as spreadsheets do it (F83): the number is a proposal and nothing else. */
    LOST_ZERO("phone-lost-zero"),
    /** An extension behind a switchboard's number: whose number it is, is not known. */
    EXTENSION("phone-extension");

    private final String word;

    PhoneRemark(String word) {
        this.word = word;
    }

    /** A kebab-case word. */
    public String word() {
        return word;
    }
}
