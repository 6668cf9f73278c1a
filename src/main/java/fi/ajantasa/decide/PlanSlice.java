package fi.ajantasa.decide;

/** A slice of a plan: its customers from first to last, how many rows it has, and their hash. */
public record PlanSlice(int slice, int firstCustomer, int lastCustomer, int rows, String hash) {

    /** A slice about to be saved. */
    public static PlanSlice of(int slice, int firstCustomer, int lastCustomer) {
        return new PlanSlice(slice, firstCustomer, lastCustomer, 0, "");
    }
}
