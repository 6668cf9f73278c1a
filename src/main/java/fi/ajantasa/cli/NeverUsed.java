package fi.ajantasa.cli;

import java.nio.file.Path;

/** A command is about something in a home folder where nothing was ever run; most often the folder is the wrong one. */
final class NeverUsed extends RuntimeException {
    NeverUsed(Path home) {
        super("nothing was ever run in " + home
                + "; expected the home that was run in, as --home or AJANTASA_HOME names it");
    }
}
