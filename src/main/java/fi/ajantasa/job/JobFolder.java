package fi.ajantasa.job;

import fi.ajantasa.audit.Sha256;
import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.AttributeCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads the jobs folder as a whole: either everything in it is right, or all its problems are told at once. */
public final class JobFolder {
    private static final String DECISIONS = "decisions";
    private static final String NIGHTLY = "nightly";
    private static final String CUSTOMERS = "customers";

    private final Path folder;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, YamlFile> files = new TreeMap<>();
    private boolean withModels = true;
    private final Map<String, Section> roots = new TreeMap<>();

    private JobFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads all definitions of a folder; relative paths in them are taken from the folder's parent.
     *
     * @throws DefinitionException with every problem of every file
     */
    public static Jobs read(Path folder) throws DefinitionException {
        var reading = new JobFolder(folder);
        Jobs jobs = reading.read();
        if (!reading.problems.isEmpty()) {
            throw new DefinitionException(reading.sorted());
        }
        return jobs;
    }

    /**
     * As {@link #read}, but models that link rules name need not be there yet: for training them.
     *
     * @throws DefinitionException with every problem of every file
     */
    public static Jobs readForTraining(Path folder) throws DefinitionException {
        var reading = new JobFolder(folder);
        reading.withModels = false;
        Jobs jobs = reading.read();
        if (!reading.problems.isEmpty()) {
            throw new DefinitionException(reading.sorted());
        }
        return jobs;
    }

    /** The problems {@link #read(Path)} would refuse the folder for, in the order of files and lines. */
    public static List<Problem> problems(Path folder) {
        var reading = new JobFolder(folder);
        reading.read();
        return reading.sorted();
    }

    private Jobs read() {
        load();
        var declarations = new DeclarationReader(AttributeCatalogue.builtIn().list());
        var declared = new TreeMap<String, List<Attribute>>();
        registers()
                .forEach(it -> declared.put(it, root(it).map(declarations::read).orElse(List.of())));
        AttributeCatalogue catalogue = AttributeCatalogue.builtIn().with(declarations.declared());
        var jobs = new TreeMap<String, JobDefinition>();
        declared.forEach((register, attributes) -> root(register)
                .map(root -> ReferenceReader.isReference(root)
                        ? new ReferenceReader(file(register), root).read(home())
                        : new JobReader(file(register), root, catalogue, withModels).read(home(), attributes))
                .ifPresent(job -> jobs.put(register, job)));
        var reader = new DecisionsReader(
                jobs, registers(), catalogue, declarations.ranked(), new WriteBackReader(catalogue, home()));
        Decisions decisions = root(DECISIONS)
                .map(root -> reader.read(file(DECISIONS), root))
                .orElseGet(() -> new Decisions(file(DECISIONS).file(), Map.of(), List.of()));
        DefinitionFile nightly = file(NIGHTLY).file();
        Night night = root(NIGHTLY)
                .map(it -> new Night(nightly, night(it), ScheduleReader.read(it), CheckpointsReader.read(it, home())))
                .orElseGet(() -> new Night(nightly, List.of()));
        Map<String, String> read = hashes(jobs);
        return new Jobs(jobs, decisions, night, catalogue, read, hash(read));
    }

    private Path home() {
        Path absolute = folder.toAbsolutePath().normalize();
        return Objects.requireNonNullElse(absolute.getParent(), absolute);
    }

    private Optional<Section> root(String stem) {
        return Optional.ofNullable(roots.get(stem));
    }

    private List<Problem> sorted() {
        return problems.stream()
                .sorted(Comparator.comparing(Problem::file).thenComparing(Problem::line))
                .toList();
    }

    private void load() {
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.sorted().toList()) {
                load(path);
            }
            Stream.of(DECISIONS, NIGHTLY).filter(it -> !files.containsKey(it)).forEach(this::noteMissing);
        } catch (IOException e) {
            problems.add(new Problem(folder, 1, "the jobs folder cannot be read", "name the right one with --jobs"));
        }
    }

    private void noteMissing(String stem) {
        problems.add(new Problem(
                folder.resolve(stem + YamlFile.ENDING),
                1,
                "there is no such file",
                "add it, see jobs/job.schema.json"));
    }

    private void load(Path path) throws IOException {
        String name = path.getFileName().toString();
        if (name.endsWith(".yml")) {
            problems.add(new Problem(
                    path, 1, "files named .yml are not read", "name it " + name.replace(".yml", YamlFile.ENDING)));
        } else if (name.endsWith(YamlFile.ENDING)) {
            var file = new YamlFile(path, Files.readAllBytes(path));
            files.put(file.stem(), file);
            file.root(problems).ifPresent(root -> roots.put(file.stem(), root));
        }
    }

    private Set<String> registers() {
        var registers = new TreeSet<>(files.keySet());
        registers.remove(DECISIONS);
        registers.remove(NIGHTLY);
        return registers;
    }

    private YamlFile file(String stem) {
        YamlFile file = files.get(stem);
        return file == null ? new YamlFile(folder.resolve(stem + YamlFile.ENDING), new byte[0]) : file;
    }

    private List<String> night(Section section) {
        section.expecting(Shape.NIGHT);
        var registers = new ArrayList<String>();
        for (Word word : section.list("registers")) {
            if (!registers().contains(word.text())) {
                section.note(
                        word.line(),
                        "no job file for register " + word.text(),
                        Suggestion.of(word.text(), registers()));
            } else if (registers.contains(word.text())) {
                section.note(word.line(), word.text() + " runs twice in a night", "name it once");
            }
            registers.add(word.text());
        }
        registers.stream()
                .takeWhile(it -> !it.equals(CUSTOMERS))
                .filter(it -> registers.contains(CUSTOMERS))
                .filter(it -> root(it).filter(ReferenceReader::isReference).isEmpty())
                .findFirst()
                .ifPresent(it -> section.note(
                        section.lineOf("registers"),
                        CUSTOMERS + " runs after " + it,
                        "name it before every other register: only that register creates customers"));
        return registers;
    }

    /** Models and code lists count as the files that name them do. */
    private Map<String, String> hashes(Map<String, JobDefinition> jobs) {
        var read = new TreeMap<String, String>();
        files.forEach(
                (stem, file) -> read.put(stem + YamlFile.ENDING, file.file().sha256()));
        jobs.values().stream()
                .flatMap(job -> job.contract().link().stream())
                .map(LinkRule::likelihood)
                .filter(Objects::nonNull)
                .forEach(it -> read.put(it.model(), it.sha256()));
        jobs.values().stream()
                .flatMap(job -> job.contract().shapes().stream())
                .flatMap(shape -> shape.columns().values().stream())
                .map(Column::codeList)
                .filter(it -> !it.isEmpty())
                .forEach(it -> read.put(it.substring(0, it.lastIndexOf(' ')), it.substring(it.lastIndexOf(' ') + 1)));
        return read;
    }

    private static String hash(Map<String, String> files) {
        var text = new StringBuilder();
        files.forEach(
                (file, sha256) -> text.append(file).append(' ').append(sha256).append('\n'));
        return Sha256.hex(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
