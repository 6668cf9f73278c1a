package fi.ajantasa.job;

/**
 * How clerical review works for all registers.
 *
 * @param expires days after which a row that nobody could place is no longer kept
 * @param flag days after which an open task is flagged
 * @param second the share of answers that a second person gives again without seeing the first
 */
public record Review(int expires, int flag, Share second) {

    /** Where {@code decisions.yaml} says nothing. */
    public static final Review USUAL = new Review(90, 14, new Share(0.05));
}
