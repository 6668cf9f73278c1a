package fi.ajantasa.batch;

import fi.ajantasa.normalise.Normalised;
import fi.ajantasa.normalise.Normaliser;
import fi.ajantasa.normalise.RegisterRecord;
import fi.ajantasa.source.FileProof;
import fi.ajantasa.source.RecordParser;
import fi.ajantasa.source.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says what rows in quarantine mean, by the columns of the delivery they came in and the definitions of today. */
final class WaitingInterpretation {
    private final RunContext context;
    private final RecordParser parser;
    private final Map<Integer, Normaliser> normalisers = new HashMap<>();

    WaitingInterpretation(RunContext context) {
        this.context = context;
        this.parser = new RecordParser(context.job().receive().format());
    }

    /** The records of these rows; one that is rejected now was counted as rejected in its own delivery. */
    Interpreted read(List<WaitingRow> rows) {
        List<RegisterRecord> records = new ArrayList<>(rows.size());
        for (WaitingRow row : rows) {
            Normaliser normaliser = normalisers.computeIfAbsent(row.origin().extract(), this::normaliser);
            Normalised normalised = normaliser.normalise(parse(row));
            if (normalised instanceof RegisterRecord record) {
                records.add(record);
            }
        }
        return new Interpreted(records, List.of());
    }

    private Row parse(WaitingRow row) {
        byte[] record = context.workplace().keys().openRecord(row.sealed(), row.customer(), row.origin());
        return parser.parse(record, row.file(), row.origin().row());
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
