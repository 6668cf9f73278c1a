package fi.ajantasa.customer;

import javax.sql.DataSource;

/** All our customers in memory, to answer "is this record ours, and is it the one we know?" without SQL. */
public final class CustomerIndex {
    /** No customer has it. */
    public static final int NONE = -1;

    /** Several customers had it, so it says nothing. */
    public static final int SEVERAL = -2;

    private CustomerIndex() {}

    /** Reads codes and, for the register, the fingerprints of the known records. */
    public static CustomerIndex load(DataSource dataSource, KeyVault vault, String register) {
        return new CustomerIndex();
    }

    /** The customer whose code this is, or {@link #NONE}. */
    public int findByHetu(long packed) {
        return NONE;
    }

    /** The customer whose code this once was, {@link #NONE} or {@link #SEVERAL}. */
    public int findByFormerHetu(long packed) {
        return NONE;
    }

    /** The customer with this number, or {@link #NONE}. */
    public int findByNumber(String number) {
        return NONE;
    }

    /** The customer with the number in these bytes (UTF-8), or {@link #NONE}. */
    public int findByNumber(byte[] buffer, int from, int to) {
        return NONE;
    }

    /** The fingerprint of the record last taken in for the customer, 0 when there is none. */
    public long fingerprint(int customer) {
        return 0;
    }

    /** The highest customer id, 0 when there is no customer. */
    public int maxId() {
        return 0;
    }

    /** How many customers have a code. */
    public int size() {
        return 0;
    }
}
