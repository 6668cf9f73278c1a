package fi.ajantasa.batch;

import fi.ajantasa.cli.AjantasaCommand;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** What a command shows on the terminal, standard output and errors together, and its exit code. */
record Terminal(int code, String text) {
    static Terminal run(TestHome home, String... command) {
        String[] options = {
            "--home", home.home().toString(), "--jobs", home.jobs().toString()
        };
        return line(Stream.of(command, options).flatMap(Stream::of).toArray(String[]::new));
    }

    /** Runs a whole command line. */
    static Terminal line(String... line) {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        try (PrintStream both = new PrintStream(shown, true, StandardCharsets.UTF_8)) {
            System.setOut(both);
            System.setErr(both);
            int code = AjantasaCommand.execute(line);
            return new Terminal(code, shown.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
