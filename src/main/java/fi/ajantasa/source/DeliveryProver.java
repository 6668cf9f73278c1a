package fi.ajantasa.source;

import fi.ajantasa.job.CsvFormat;
import fi.ajantasa.job.FileShape;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.Plausible;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.roaringbitmap.RoaringBitmap;

/** Proves a whole delivery before any of its rows is believed. */
public final class DeliveryProver {
    /** Rows to make room for where nobody tells how many there are. */
    private static final int FEW = 100_000;

    private final Transcripts transcripts;
    private final ReadSizes sizes;

    /** @param transcripts where a delivery of another layout is rewritten to be read */
    public DeliveryProver(Transcripts transcripts) {
        this(transcripts, ReadSizes.NORMAL);
    }

    DeliveryProver(Transcripts transcripts, ReadSizes sizes) {
        this.transcripts = transcripts;
        this.sizes = sizes;
    }

    /**
     * Reads every file of the delivery once and checks all that can be checked without knowing our customers.
     *
     * @param today the business date, against which birth dates are judged
     * @return the proof, or the first reason to refuse the delivery whole
     * @throws IOException when a file cannot be read at all
     */
    public Proof prove(Delivery delivery, JobDefinition job, LocalDate today) throws IOException {
        ControlCheck control = new ControlCheck(job, delivery);
        Optional<Refusal> refusal = control.judge();
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return new Attempt(delivery, job, RecordChecks.Rules.of(job, today)).prove(control);
    }

    /** One try at one delivery, gathering what its files have in common. */
    private final class Attempt {
        private final Delivery delivery;
        private final JobDefinition job;
        private final RecordChecks.Rules rules;
        private final RowRejections rejections = new RowRejections();
        private final RoaringBitmap duplicates = new RoaringBitmap();
        private final List<FileProof> proofs = new ArrayList<>();
        private final List<String> ignored = new ArrayList<>();
        private final List<Total> totals = new ArrayList<>();

        Attempt(Delivery delivery, JobDefinition job, RecordChecks.Rules rules) {
            this.delivery = delivery;
            this.job = job;
            this.rules = rules;
        }

        Proof prove(ControlCheck control) throws IOException {
            long firstRow = 1;
            for (FileTotals file : control.inOrder()) {
                FileTask task = new FileTask(
                        delivery.file(file), file, control.shape(file), job, delivery, proofs.size(), firstRow, 1);
                Optional<Refusal> refusal = transcribe(task).or(() -> task.index() == 0 ? rows() : Optional.empty());
                if (refusal.isPresent()) {
                    return refusal.get();
                }
                firstRow += proofs.get(task.index()).rows();
            }
            duplicates.andNot(rejections.rows());
            duplicates.runOptimize();
            Proven proven = new Proven(proofs, rejections, duplicates, ignored, totals);
            return keysOnce(proven).<Proof>map(it -> it).orElse(proven);
        }

        /** Proves the file as it is, or where its layout is another one a transcript of it. */
        private Optional<Refusal> transcribe(FileTask task) throws IOException {
            boolean plain = job.receive().isPlain();
            FileTask proving = task;
            try {
                proving = plain
                        ? task
                        : new Transcriber(task, sizes, rejections, duplicates, totals)
                                .write(transcripts.folder(delivery.contentHash()));
            } catch (BadFileException bad) {
                return Optional.of(bad.refusal(task.name()));
            }
            Optional<Refusal> refusal = prove(proving);
            if (refusal.isEmpty()) {
                FileProof proof = proofs.get(task.index());
                note(
                        task.totals(),
                        proving.totals().rows(),
                        proof,
                        plain ? proof.stamp().size() : task.totals().bytes());
            }
            return refusal;
        }

        /**
         * Where nobody tells how many rows there are, those that were transcribed stand against those that were proven. Of a key
         * sum is told that it was right, never the sum: that of a file with one row is a person's identity code.
         */
        private void note(FileTotals declared, long transcribed, FileProof found, long bytes) {
            String name = declared.name();
            long told = declared.rows() == FileTotals.UNTOLD ? transcribed : declared.rows();
            totals.add(Total.of("rows", name, told == FileTotals.UNTOLD ? found.rows() : told, found.rows()));
            totals.add(Total.of("bytes", name, declared.bytes(), bytes));
            totals.add(new Total("sha256", name, declared.sha256(), declared.sha256()));
            if (declared.keySum() != null) {
                totals.add(Total.of("key-sum", name, 1, 1));
            }
        }

        private Optional<Refusal> keysOnce(Proven proven) {
            Plausible plausible = job.receive().plausible();
            boolean once = plausible != null && plausible.keysOnce();
            return once && !proven.duplicates().isEmpty()
                    ? Optional.of(Refusal.bad(
                            "record-repeated",
                            proven.duplicates().getLongCardinality() + " records stand there twice",
                            "each record once"))
                    : Optional.empty();
        }

        private Optional<Refusal> prove(FileTask task) throws IOException {
            List<Repeats> repeats = new ArrayList<>();
            FileScan scan = new FileScan(task, sizes, header -> checks(task, header, repeats));
            FileProver prover = new FileProver(task, scan);
            Optional<Refusal> refusal = prover.judge();
            if (refusal.isPresent()) {
                return refusal;
            }
            FileProof proof = prover.proof();
            proofs.add(proof);
            ignored.addAll(new HeaderCheck(task.shape(), job.contract(), List.of()).ignored(proof.header()));
            for (Repeats seen : repeats) {
                if (seen.any()) {
                    CsvFormat format = job.receive().format();
                    KeyColumn once =
                            Keys.of(task.shape(), proof.header(), format).once();
                    new RepeatSearch(proof, seen, rejections, duplicates).run(format, once);
                }
            }
            return prover.unchanged();
        }

        private RecordChecks checks(FileTask task, List<String> header, List<Repeats> repeats) {
            FileShape shape = task.shape();
            Keys keys = Keys.of(shape, header, job.receive().format());
            long told = task.totals().rows() == FileTotals.UNTOLD
                    ? FEW
                    : task.totals().rows();
            long expected = Math.min(told, task.totals().bytes() / Math.max(1, header.size()));
            Repeats seen = new Repeats(keys, task.once() && keys.key().standsOnce(shape), expected);
            repeats.add(seen);
            return new RecordChecks(rules, keys, seen, rejections);
        }

        /** Too few rows are as suspect as none: an empty list of changes needs the job's word (F62, F63). */
        private Optional<Refusal> rows() {
            FileProof main = proofs.get(0);
            boolean base = delivery.totals().kind() == Kind.BASE;
            long least =
                    Math.max(base ? job.expect().rowsMin() : 0, job.receive().emptyAllowed() ? 0 : 1);
            String found = main.path().getFileName() + ": " + main.rows() + " records";
            if (main.rows() < least) {
                return Optional.of(Refusal.bad("min-rows", found, least + " or more"));
            }
            long most = job.expect().rowsMax();
            return main.rows() > most
                    ? Optional.of(Refusal.bad("max-rows", found, most + " or fewer"))
                    : Optional.empty();
        }
    }
}
