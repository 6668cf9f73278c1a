package fi.ajantasa.cli;

import fi.ajantasa.linkage.LinkFiles;
import fi.ajantasa.linkage.MapFile;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The files that every {@code link} command takes. */
final class LinkFilesOptions {
    @Option(names = "--left", paramLabel = "FILE", description = "The register: a CSV file.")
    @Nullable
    Path left;

    @Option(names = "--right", paramLabel = "FILE", description = "The records to find in it: a CSV file.")
    @Nullable
    Path right;

    @Option(
            names = "--columns",
            paramLabel = "FILE",
            description = "The map of columns: left: and right: of attribute: COLUMN.")
    @Nullable
    Path columns;

    @Option(names = "--dedupe", description = "Search the left file alone for duplicates.")
    boolean dedupe;

    LinkFiles read(CommandSpec spec, String truth) throws IOException {
        if (left == null || columns == null) {
            throw new ParameterException(spec.commandLine(), "--left FILE and --columns FILE say what is linked");
        }
        if (!dedupe && right == null) {
            throw new ParameterException(spec.commandLine(), "--right FILE, or --dedupe to search one file");
        }
        return new LinkFiles(left, dedupe ? null : right, MapFile.read(columns), truth);
    }
}
