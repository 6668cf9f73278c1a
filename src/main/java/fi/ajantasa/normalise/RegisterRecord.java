package fi.ajantasa.normalise;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row cleaned and typed.
 *
 * @param row its number in the delivery, from 1
 * @param active false when the row is history only (F38)
 * @param notes kebab-case remarks that the report counts
 */
public record RegisterRecord(
        long row,
        RecordKey key,
        ChangeKind change,
        @Nullable LocalDate changedOn,
        boolean active,
        List<Claim> claims,
        List<String> notes)
        implements Normalised {

    public RegisterRecord {
        claims = List.copyOf(claims);
        notes = List.copyOf(notes);
    }

    /** The same with these remarks. */
    RegisterRecord noting(List<String> others) {
        return new RegisterRecord(row, key, change, changedOn, active, claims, others);
    }
}
