package fi.ajantasa.normalise;

import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.FileShape;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.JobFolder;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.job.Passport;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.source.Row;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes rows of the registers in {@code jobs/}, with their columns in the order of the job file. */
final class SampleRows {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final JobDefinition job;
    private final Normaliser normaliser;

    SampleRows(String register) {
        try {
            Jobs jobs = JobFolder.read(Path.of("jobs"));
            this.job = jobs.require(register);
            this.normaliser = Normaliser.of(job, jobs.catalogue(), headers(), TODAY);
        } catch (DefinitionException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    /** The population register as it is read where only real people are expected. */
    static Normaliser withoutArtificialCodes() {
        SampleRows rows = new SampleRows("population");
        JobDefinition job = rows.job;
        Passport open = job.passport();
        Passport strict = new Passport(open.purposes(), open.lawfulBasis(), open.permit(), open.absence(), false);
        JobDefinition strictJob = new JobDefinition(
                job.file(),
                job.register(),
                job.title(),
                strict,
                job.schedule(),
                job.receive(),
                job.contract(),
                job.expect());
        return Normaliser.of(strictJob, AttributeCatalogue.builtIn(), rows.headers(), TODAY);
    }

    private List<List<String>> headers() {
        List<List<String>> headers = new ArrayList<>();
        headers.add(header(job.contract().main()));
        if (job.contract().detail() != null) {
            headers.add(header(job.contract().detail()));
        }
        return headers;
    }

    private static List<String> header(FileShape shape) {
        return List.copyOf(shape.columns().keySet());
    }

    Row row(boolean detail, Map<String, ?> cells) {
        List<String> header = header(
                detail
                        ? Objects.requireNonNull(job.contract().detail())
                        : job.contract().main());
        cells.keySet().forEach(cell -> {
            if (!header.contains(cell)) {
                throw new IllegalArgumentException("no such column: " + cell);
            }
        });
        List<String> values = header.stream()
                .map(name -> cells.containsKey(name) ? String.valueOf(cells.get(name)) : "")
                .toList();
        return new Row(detail ? 1 : 0, 1, values);
    }

    Normaliser normaliser() {
        return normaliser;
    }
}
