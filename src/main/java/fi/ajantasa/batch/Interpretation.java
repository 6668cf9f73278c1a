package fi.ajantasa.batch;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.decide.PaymentStore.Payment;
import fi.ajantasa.decide.Rules;
import fi.ajantasa.link.Hit;
import fi.ajantasa.link.Likeness;
import fi.ajantasa.normalise.Normalised;
import fi.ajantasa.normalise.Normaliser;
import fi.ajantasa.normalise.PlaceCheck;
import fi.ajantasa.normalise.RegisterRecord;
import fi.ajantasa.normalise.Rejection;
import fi.ajantasa.source.FileProof;
import fi.ajantasa.source.RecordParser;
import fi.ajantasa.source.RecordReader;
import fi.ajantasa.source.RowRejection;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the records of hits again from the proven files and says what they mean. */
final class Interpretation implements Closeable {
    private final List<FileProof> files;
    private final List<RecordReader> readers = new ArrayList<>();
    private final RecordParser parser;
    private final Normaliser normaliser;
    private final PlaceCheck places;
    private final PaymentCheck payments;
    private final int extract;

    Interpretation(RunContext context) throws IOException {
        this.files = context.files();
        this.parser = new RecordParser(context.job().receive().format());
        this.normaliser = Normaliser.of(
                context.job(),
                context.jobs().catalogue(),
                files.stream().map(FileProof::header).toList(),
                context.run().order().businessDate());
        this.places = new PlaceCheck(
                context.workplace().gazetteer(),
                context.jobs().catalogue(),
                context.run().order().businessDate());
        this.payments = new PaymentCheck(context);
        this.extract = context.extract().id();
        for (FileProof file : files) {
            readers.add(new RecordReader(file));
        }
    }

    PaymentCheck payments() {
        return payments;
    }

    /** Looks up whose the payments are that these hits tell, of many customers at once, before any of them is read. */
    void lookUpPayments(Stream<List<Hit>> hits) {
        if (payments.isNeeded()) {
            payments.look(hits.flatMap(List::stream)
                    .flatMap(hit -> Poison.attempt(() -> payments(hit)).stream())
                    .flatMap(List::stream)
                    .toList());
        }
    }

    private List<Payment> payments(Hit hit) {
        return normalised(hit) instanceof RegisterRecord record
                ? payments.list(hit.customer(), origin(hit), record)
                : List.of();
    }

    private Origin origin(Hit hit) {
        return new Origin(extract, hit.row());
    }

    private Normalised normalised(Hit hit) {
        return normaliser.normalise(parser.parse(bytes(hit), hit.file(), hit.row()));
    }

    /** The records of these hits, and the hits that could not be interpreted. */
    Interpreted read(List<Hit> hits) {
        List<RegisterRecord> records = new ArrayList<>(hits.size());
        List<RowRejection> rejections = new ArrayList<>(0);
        Map<Long, Likeness> likenesses = new HashMap<>();
        for (Hit hit : hits) {
            Normalised normalised = normalised(hit);
            if (normalised instanceof RegisterRecord record
                    && payments.isOfAnother(hit.customer(), origin(hit), record)) {
                rejections.add(rejection(hit, Rules.SAME_ID_OTHER_CUSTOMER));
            } else if (normalised instanceof RegisterRecord record) {
                records.add(places.remark(record));
                if (hit.likeness() != null) {
                    likenesses.put(record.row(), hit.likeness());
                }
            } else if (normalised instanceof Rejection rejection) {
                rejections.add(rejection(hit, rejection.rules()));
            }
        }
        return new Interpreted(records, rejections, likenesses);
    }

    /** The record as it was delivered. */
    byte[] bytes(Hit hit) {
        try {
            return readers.get(hit.file()).record(hit.offset(), hit.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RowRejection rejection(Hit hit, List<String> rules) {
        return new RowRejection(hit.row(), files.get(hit.file()).lineOf(hit.row()), rules);
    }

    RowRejection rejection(Hit hit, String rule) {
        return rejection(hit, List.of(rule));
    }

    @Override
    public void close() throws IOException {
        for (RecordReader reader : readers) {
            reader.close();
        }
    }
}
