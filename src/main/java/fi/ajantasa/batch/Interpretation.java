package fi.ajantasa.batch;

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

/** Reads the records of hits again from the proven files and says what they mean. */
final class Interpretation implements Closeable {
    private final List<FileProof> files;
    private final List<RecordReader> readers = new ArrayList<>();
    private final RecordParser parser;
    private final Normaliser normaliser;
    private final PlaceCheck places;

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
        for (FileProof file : files) {
            readers.add(new RecordReader(file));
        }
    }

    /** The records of these hits, and the hits that could not be interpreted. */
    Interpreted read(List<Hit> hits) {
        List<RegisterRecord> records = new ArrayList<>(hits.size());
        List<RowRejection> rejections = new ArrayList<>(0);
        Map<Long, Likeness> likenesses = new HashMap<>();
        for (Hit hit : hits) {
            Normalised normalised = normaliser.normalise(parser.parse(bytes(hit), hit.file(), hit.row()));
            if (normalised instanceof RegisterRecord record) {
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
