package fi.ajantasa.contact;

import java.util.List;

/** How an export ended. */
public sealed interface ExportResult {

    /**
     * The file is in its place.
     *
     * @param warned lists that will soon be too old
     * @param objected persons who objected while the file was written and whose rows were dropped
     */
    record Released(int export, ReceiptSums sums, String fileHash, List<ListState> warned, int objected)
            implements ExportResult {}

    /** Nothing was written: these lists are too old or were never had; none at all when none is declared. */
    record LeaseExpired(List<ListState> lists) implements ExportResult {}

    /** No file: the receipts and the rows do not add up to the candidates (E9). */
    record Unbalanced(int export, long candidates, ReceiptSums sums, long rows) implements ExportResult {}
}
