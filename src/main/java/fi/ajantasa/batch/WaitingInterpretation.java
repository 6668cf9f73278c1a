package fi.ajantasa.batch;

import fi.ajantasa.link.Likeness;
import fi.ajantasa.normalise.Normalised;
import fi.ajantasa.normalise.Normaliser;
import fi.ajantasa.normalise.RegisterRecord;
import fi.ajantasa.source.FileProof;
import fi.ajantasa.source.RecordParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says what rows in quarantine mean, by the columns of the delivery they came in and the definitions of today. */
final class WaitingInterpretation {
    private final RunContext context;
    private final PaymentCheck payments;
    private final RecordParser parser;
    private final Map<Integer, Normaliser> normalisers = new HashMap<>();

    WaitingInterpretation(RunContext context, PaymentCheck payments) {
        this.context = context;
        this.payments = payments;
        this.parser = new RecordParser(context.job().receive().format());
    }

    /** The records of these rows; one that is rejected now was counted as rejected in its own delivery. */
    Interpreted read(List<WaitingRow> rows) {
        List<RegisterRecord> records = new ArrayList<>(rows.size());
        Map<Long, Likeness> likenesses = new HashMap<>();
        for (WaitingRow row : rows) {
            Normaliser normaliser = normalisers.computeIfAbsent(row.origin().extract(), this::normaliser);
            byte[] bytes = context.workplace().keys().openRecord(row.sealed(), row.customer(), row.origin());
            Normalised normalised = normaliser.normalise(
                    parser.parse(bytes, row.file(), row.origin().row()));
            if (normalised instanceof RegisterRecord record
                    && isStillTheirs(row, bytes, likenesses)
                    && !isOfAnother(row, record)) {
                records.add(record);
            }
        }
        return new Interpreted(records, List.of(), likenesses);
    }

    /** A row without a code is linked anew: each is judged by itself, so it does not matter that its delivery is gone. */
    private boolean isStillTheirs(WaitingRow row, byte[] bytes, Map<Long, Likeness> likenesses) {
        if (!context.findsByLikeness()) {
            return true;
        }
        PersonFinder finder = context.finder();
        RowFinder rows = finder.take(row.file());
        rows.find(bytes).stream()
                .filter(it -> it.customer() == row.customer())
                .forEach(it -> likenesses.put((long) row.origin().row(), it.likeness()));
        finder.giveBack(rows);
        return likenesses.containsKey((long) row.origin().row());
    }

    /** Few rows wait: each is looked up by itself. */
    private boolean isOfAnother(WaitingRow row, RegisterRecord record) {
        payments.look(payments.list(row.customer(), row.origin(), record));
        return payments.isOfAnother(row.customer(), row.origin(), record);
    }

    private Normaliser normaliser(int extract) {
        return Normaliser.of(
                context.job(),
                context.jobs().catalogue(),
                context.workplace().extracts().proof(extract).stream()
                        .map(FileProof::header)
                        .toList(),
                context.run().order().businessDate());
    }
}
