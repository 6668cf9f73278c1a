package fi.ajantasa.decide;

import fi.ajantasa.normalise.ChangeKind;
import fi.ajantasa.normalise.Claim;
import fi.ajantasa.person.PartialDate;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * In which order the facts of one register count: by delivery, then day of change, then removals before corrections before
 * changes before additions (F15); what the rows say breaks the tie, so the order of rows in a file never matters (F113).
 */
final class FactOrder implements Comparator<Fact> {

    static final FactOrder INSTANCE = new FactOrder();

    private static final Comparator<@Nullable String> TEXT = Comparator.nullsFirst(Comparator.naturalOrder());
    private static final Comparator<@Nullable PartialDate> DATE = Comparator.nullsFirst(Comparator.naturalOrder());
    private static final Comparator<@Nullable LocalDate> DAY = Comparator.nullsFirst(Comparator.naturalOrder());
    private static final Comparator<Claim> CLAIM = Comparator.comparing(Claim::attribute)
            .thenComparing(Claim::value, TEXT)
            .thenComparing(Claim::from, DATE)
            .thenComparing(Claim::until, DATE)
            .thenComparing(Claim::saidOn, DAY);

    private FactOrder() {}

    @Override
    public int compare(Fact a, Fact b) {
        int order = Integer.compare(a.origin().extract(), b.origin().extract());
        if (order == 0) {
            order = DAY.compare(a.changedOn(), b.changedOn());
        }
        if (order == 0) {
            order = Integer.compare(rank(a.change()), rank(b.change()));
        }
        if (order == 0) {
            order = content(a, b);
        }
        if (order == 0) {
            order = TEXT.compare(a.tie().number(), b.tie().number());
        }
        return order == 0 ? Integer.compare(a.origin().row(), b.origin().row()) : order;
    }

    private static int rank(ChangeKind kind) {
        return switch (kind) {
            case STATE -> 0;
            case REMOVED -> 1;
            case TO_BE_CORRECTED -> 2;
            case CORRECTED -> 3;
            case CHANGED -> 4;
            case ADDED -> 5;
            case CONTEXT -> 6;
            case ABSENT -> 7;
        };
    }

    private static int content(Fact a, Fact b) {
        int size = Math.min(a.claims().size(), b.claims().size());
        for (int i = 0; i < size; i++) {
            int order = CLAIM.compare(a.claims().get(i), b.claims().get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.claims().size(), b.claims().size());
    }
}
