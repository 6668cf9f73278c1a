package fi.ajantasa;

import fi.ajantasa.cli.AjantasaCommand;
import org.springframework.modulith.Modulithic;

/** The program: one command line in, one exit code out. */
@Modulithic
public final class Ajantasa {
    private Ajantasa() {}

    public static void main(String[] arguments) {
        System.exit(AjantasaCommand.execute(arguments));
    }
}
