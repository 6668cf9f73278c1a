package fi.ajantasa.simulate;

import fi.ajantasa.simulate.LineFault.Trouble;
import java.util.List;
import java.util.Set;

/** What can be wrong with connections. */
final class LineFaults {
    private static final Set<String> SFTP = Registers.onSftp();

    private LineFaults() {}

    static List<LineFault> list() {
        return List.of(
                new LineFault("F80", "a file changes while it is read", Set.copyOf(Registers.SFTP), Trouble.CHANGING),
                new LineFault("F90", "the server is not there", SFTP, Trouble.CLOSED),
                new LineFault("F91", "the connection breaks at the first byte of every file", SFTP, Trouble.BROKEN),
                new LineFault("F100", "the server has another host key", SFTP, Trouble.STRANGE),
                new LineFault(
                        "F100",
                        "the server's certificate is issued by a stranger",
                        Registers.webBut(),
                        Trouble.STRANGE),
                new LineFault("F101", "the password is refused", SFTP, Trouble.REFUSING),
                new LineFault("F115", "the server lets us in and then says nothing more", SFTP, Trouble.SILENT));
    }
}
