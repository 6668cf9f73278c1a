package fi.ajantasa;

import fi.ajantasa.cli.AjantasaCommand;

/** The program: one command line in, one exit code out. */
public final class Ajantasa {
    private Ajantasa() {}

    public static void main(String[] arguments) {
        System.exit(AjantasaCommand.execute(arguments));
    }
}
