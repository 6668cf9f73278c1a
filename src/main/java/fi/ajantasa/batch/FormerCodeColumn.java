package fi.ajantasa.batch;

import fi.ajantasa.customer.CustomerIndex;
import fi.ajantasa.person.HetuBytes;
import fi.ajantasa.source.ScannedRecord;

/**
 * Finds our customer behind a code we do not know, by the earlier codes the same record lists (F1, F109): read on bytes,
 * for every row of nobody we know passes here.
 */
final class FormerCodeColumn {
    private static final String FORMER = "former-hetus";
    private static final byte QUOTE = '"';
    private static final byte BETWEEN_CODES = '|';
    private final int column;
    private final byte separator;

    private FormerCodeColumn(int column, char separator) {
        this.column = column;
        this.separator = (byte) separator;
    }

    /** The column of this file, which may have none. */
    static FormerCodeColumn of(RunContext context, int file) {
        int column = context.shape(file).columnsOf(FORMER).stream()
                .mapToInt(it -> context.files().get(file).header().indexOf(it.name()))
                .findFirst()
                .orElse(-1);
        return new FormerCodeColumn(column, context.job().receive().format().separator());
    }

    /** The customer one of the record's former codes belongs or belonged to, negative when none. */
    int find(ScannedRecord record, CustomerIndex known) {
        byte[] bytes = record.buffer();
        int at = column < 0 ? record.to() : start(bytes, record.from(), record.to());
        int end = at < record.to() ? end(bytes, at, record.to()) : at;
        for (int from = at; from < end; ) {
            int to = from;
            while (to < end && bytes[to] != BETWEEN_CODES && bytes[to] != QUOTE) {
                to++;
            }
            int customer = to > from ? find(HetuBytes.pack(bytes, from, to - from), known) : CustomerIndex.NONE;
            if (customer >= 0) {
                return customer;
            }
            from = to + 1;
        }
        return CustomerIndex.NONE;
    }

    private static int find(long code, CustomerIndex known) {
        int customer = known.findByHetu(code);
        return customer >= 0 ? customer : known.findByFormerHetu(code);
    }

    private int start(byte[] bytes, int from, int to) {
        int at = from;
        for (int passed = 0; passed < column && at < to; passed++) {
            at = end(bytes, at, to) + 1;
        }
        return at;
    }

    /** The separator after the cell that begins here, or the end of the record. */
    private int end(byte[] bytes, int from, int to) {
        boolean quoted = false;
        int at = from;
        while (at < to && (quoted || bytes[at] != separator)) {
            quoted ^= bytes[at] == QUOTE;
            at++;
        }
        return at;
    }
}
