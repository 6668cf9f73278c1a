package fi.ajantasa.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Links sets by the product and by a comparator in turn on the same files, and prints hits, costs, must and aim. */
@Command(name = "linking", mixinStandardHelpOptions = true, showDefaultValues = true)
final class Linking implements Callable<Integer> {
    @Option(
            names = "--set",
            split = ",",
            paramLabel = "FOLDER",
            description = "Folders with population.csv and customers.csv.")
    private List<Path> folders = List.of();

    @Option(names = "--gone", split = ",", description = "none, tenth, half: persons missing from the register.")
    private List<String> gone = List.of("none", "tenth", "half");

    @Option(names = "--dedupe", split = ",", paramLabel = "FILE", description = "FEBRL files to find duplicates in.")
    private List<Path> dedupes = List.of();

    @Option(
            names = "--comparator",
            paramLabel = "COMMAND",
            description = "The other program's command; <set> and <datadir> are replaced by a folder's name and place.")
    private @Nullable String comparator;

    @Option(
            names = "--dedupe-comparator",
            paramLabel = "COMMAND",
            description = "The same for a file of --dedupe and its folder.")
    private @Nullable String dedupeComparator;

    @Option(names = "--pairs", description = "How often product and comparator run in turn.")
    private int pairs = 3;

    @Option(names = "--heap", description = "The product's largest heap.")
    private String heap = "600m";

    @Option(names = "--work", description = "Where reduced sets and logs are kept; may be deleted.")
    private Path work = Path.of("target", "bench-work", "linking");

    private Linking() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Linking()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Files.createDirectories(work);
        LinkRuns runs = new LinkRuns(work, new Samples(work.resolve("samples.csv")));
        List<LinkSet> sets = sets();
        for (LinkSet set : sets) {
            String other = set.dedupe() ? dedupeComparator : comparator;
            for (int pair = 0; pair < pairs; pair++) {
                runs.product(set, heap);
                if (other != null) {
                    runs.comparator(set, other);
                }
            }
        }
        new LinkTable(runs, System.out).print(sets);
        return 0;
    }

    private List<LinkSet> sets() throws IOException {
        List<LinkSet> sets = new ArrayList<>();
        for (Path folder : folders) {
            for (String word : gone) {
                Gone missing = Gone.of(word);
                sets.add(LinkSet.of(missing.reduce(folder, work), missing.name(String.valueOf(folder.getFileName()))));
            }
        }
        dedupes.forEach(file -> sets.add(LinkSet.dedupe(file)));
        return sets;
    }
}
