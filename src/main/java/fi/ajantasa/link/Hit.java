package fi.ajantasa.link;

import fi.ajantasa.job.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A record of a delivery that concerns one of our customers and differs from the one we hold.
 *
 * @param file index of the file in the delivery: 0 main, 1 detail
 * @param offset byte position of the record in its file
 * @param length bytes of the record, line end excluded
 * @param row number of the record in the delivery, from 1
 * @param fingerprint of the record's bytes, 0 in a delivery of changes, which is never recognised by it
 * @param likeness why the record is the customer's where it is not by a code or number of ours, else null
 */
public record Hit(
        int customer, int file, long offset, int length, int row, long fingerprint, @Nullable Likeness likeness)
        implements Comparable<Hit> {

    /** A record that names the customer by a code or number of ours. */
    public Hit(int customer, int file, long offset, int length, int row, long fingerprint) {
        this(customer, file, offset, length, row, fingerprint, null);
    }

    /** Whether it is for certain the customer's, as far as the match can tell. */
    public boolean isCertain() {
        return likeness == null || likeness.verdict() == Verdict.SAME;
    }

    /** The same record as a hit of this customer. */
    public Hit of(int id) {
        return new Hit(id, file, offset, length, row, fingerprint, likeness);
    }

    @Override
    public int compareTo(Hit other) {
        int byCustomer = Integer.compare(customer, other.customer);
        return byCustomer != 0 ? byCustomer : Integer.compare(row, other.row);
    }
}
