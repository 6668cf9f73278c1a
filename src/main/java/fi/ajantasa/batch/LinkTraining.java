package fi.ajantasa.batch;

import fi.ajantasa.customer.CustomerIndex;
import fi.ajantasa.customer.IndexKeyStore;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.decide.FactStore;
import fi.ajantasa.job.FileShape;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.link.PersonStore;
import fi.ajantasa.linkage.People;
import fi.ajantasa.linkage.PersonTrainer;
import fi.ajantasa.source.Delivery;
import fi.ajantasa.source.DeliveryProver;
import fi.ajantasa.source.FileProof;
import fi.ajantasa.source.Inbox;
import fi.ajantasa.source.KeyColumn;
import fi.ajantasa.source.Proof;
import fi.ajantasa.source.Proven;
import fi.ajantasa.source.Range;
import fi.ajantasa.source.RangeScanner;
import fi.ajantasa.source.Refusal;
import fi.ajantasa.source.Transcripts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import javax.sql.DataSource;

/** Trains the model of a register from our customers and the newest delivery in its folder, without labels. */
public final class LinkTraining {
    /** More rows teach nothing more; they are taken evenly from the whole file. */
    private static final long MOST_ROWS = 200_000;

    private final Installation installation;
    private final Clock clock;

    public LinkTraining(Installation installation, Clock clock) {
        this.installation = installation;
        this.clock = clock;
    }

    /** Trains on one delivery and writes the model; what is wrong with it when nothing is written. */
    public Optional<String> train(Jobs jobs, String register, Path model) throws IOException {
        JobDefinition job = jobs.require(register);
        Optional<Delivery> newest = new Inbox(job.receive(), clock)
                .complete().stream().max(Comparator.comparing(it -> it.totals().sequence()));
        if (newest.isEmpty()) {
            return Optional.of("no delivery is in the folder of " + job.register());
        }
        try (Transcripts transcripts = Transcripts.passing(installation.transcripts())) {
            Proof proof = new DeliveryProver(transcripts).prove(newest.get(), job, LocalDate.now(clock));
            if (proof instanceof Refusal refusal) {
                return Optional.of("the newest delivery of " + register + " is refused, " + refusal.reason() + ": "
                        + refusal.what() + "; expected " + refusal.expected());
            }
            Proven proven = (Proven) proof;
            PersonTrainer trainer =
                    new PersonTrainer(Readings.read(installation, it -> customers(it, jobs, register), new People()));
            add(job, proven.files().get(0), trainer);
            return trainer.train(model);
        }
    }

    private People customers(DataSource dataSource, Jobs jobs, String register) {
        KeyVault keys = new IndexKeyStore(dataSource).open(installation.keyset());
        FactStore facts = new FactStore(dataSource, keys, jobs.catalogue());
        return new PersonStore(dataSource, keys)
                .load(CustomerIndex.maxId(dataSource), register, it -> facts.readOthers(it, register))
                .people();
    }

    private static void add(JobDefinition job, FileProof file, PersonTrainer trainer) throws IOException {
        FileShape shape = job.contract().main();
        PersonColumns columns = PersonColumns.of(shape, file.header());
        PersonTold told = new PersonTold(columns, job.receive().format());
        RangeScanner scanner = new RangeScanner(file, job.receive().format(), KeyColumn.of(shape, file.header()));
        long step = Math.max(1, file.rows() / MOST_ROWS);
        for (Range range : file.ranges()) {
            scanner.scan(range, record -> {
                if (record.row() % step == 0) {
                    told.read(record.buffer(), record.from(), record.to());
                    trainer.add(told.all());
                }
            });
        }
    }
}
