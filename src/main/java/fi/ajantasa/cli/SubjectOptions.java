package fi.ajantasa.cli;

import fi.ajantasa.privacy.ErasureOrder;
import fi.ajantasa.privacy.SubjectFile.Format;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** In which language and form, for whom, and where a subject report is written. */
final class SubjectOptions {
    private static final int LONGEST = 200;

    @Option(names = "--lang", required = true, paramLabel = "L", description = "fi, sv or en.")
    String language = "fi";

    @Option(names = "--format", required = true, paramLabel = "F", description = "html, pdf or json.")
    Format format = Format.HTML;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file to write; not there yet.")
    Path out = Path.of("report");

    @Option(
            names = "--identity",
            required = true,
            paramLabel = "HOW",
            description = "How it was made sure that who asks is the person; kept in the audit log.")
    String identity = "";

    @Option(
            names = "--living",
            description = "It was made sure that the person lives, though a register says that they are dead.")
    boolean living;

    @Option(
            names = "--whereabouts",
            description = "Also what a protection order hides, as a PDF with a password; a second account confirms it.")
    boolean whereabouts;

    @Option(
            names = "--confirm",
            paramLabel = "HASH",
            description = "With --whereabouts: write what another account asked for under this hash.")
    String hash = "";

    @Option(names = "--json", description = "Print as JSON.")
    boolean json;

    void check(CommandSpec spec) {
        if (!hash.isEmpty() && (!whereabouts || !ErasureOrder.isHash(hash))) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--confirm: with --whereabouts, the hash as it was shown, of at least 12 characters");
        } else if (whereabouts && format != Format.PDF) {
            throw new ParameterException(spec.commandLine(), "--whereabouts: --format pdf alone, which is locked");
        }
        SignedOptions.checkLine(spec, "--identity", identity, LONGEST);
        Path folder = out.toAbsolutePath().getParent();
        if (!List.of("fi", "sv", "en").contains(language)) {
            throw new ParameterException(spec.commandLine(), "--lang: fi, sv or en");
        } else if (Files.exists(out) || folder == null || !Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), "--out: a new file in a folder that is there");
        }
    }
}
