package fi.ajantasa.cli;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ThreeLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import tools.jackson.databind.json.JsonMapper;

/** Writes proofs into files of their own. */
final class ProofFile {
    private ProofFile() {}

    static int write(CommandSpec spec, Path file, Map<String, Object> proof) {
        try {
            byte[] bytes = JsonMapper.shared().writeValueAsBytes(proof);
            Files.write(file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Output.line(spec, "Proof written: " + bytes.length + " bytes. Verify it: python3 verify.py --key KEY FILE");
            return ExitCode.OK.number();
        } catch (FileAlreadyExistsException | NoSuchFileException e) {
            throw new ParameterException(
                    spec.commandLine(), "--out: a file that is not there yet, in a folder that is there");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int unsealed(CommandSpec spec, String what) {
        ThreeLines lines = new ThreeLines(
                "USAGE: the log does not have " + what + ", or no longer, or it is not sealed yet.",
                Output.NOTHING,
                "ajantasa audit checkpoint");
        return Output.failure(spec, ExitCode.USAGE, lines);
    }
}
