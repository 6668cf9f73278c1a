package fi.ajantasa.link;

/**
 * A record of a delivery that concerns one of our customers and differs from the one we hold.
 *
 * @param file index of the file in the delivery: 0 main, 1 detail
 * @param offset byte position of the record in its file
 * @param length bytes of the record, line end excluded
 * @param row number of the record in the delivery, from 1
 * @param fingerprint of the record's bytes, 0 in a delivery of changes, which is never recognised by it
 */
public record Hit(int customer, int file, long offset, int length, int row, long fingerprint)
        implements Comparable<Hit> {

    /** The same record as a hit of this customer. */
    public Hit of(int id) {
        return new Hit(id, file, offset, length, row, fingerprint);
    }

    @Override
    public int compareTo(Hit other) {
        int byCustomer = Integer.compare(customer, other.customer);
        return byCustomer != 0 ? byCustomer : Integer.compare(row, other.row);
    }
}
