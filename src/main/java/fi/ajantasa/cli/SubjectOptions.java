package fi.ajantasa.cli;

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

    @Option(names = "--json", description = "Print as JSON.")
    boolean json;

    void check(CommandSpec spec) {
        SignedOptions.checkLine(spec, "--identity", identity, LONGEST);
        Path folder = out.toAbsolutePath().getParent();
        if (!List.of("fi", "sv", "en").contains(language)) {
            throw new ParameterException(spec.commandLine(), "--lang: fi, sv or en");
        } else if (Files.exists(out) || folder == null || !Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), "--out: a new file in a folder that is there");
        }
    }
}
