package fi.ajantasa.batch;

import fi.ajantasa.job.ExitCode;
import java.util.List;

/** How a register's turn ended: its runs in order, the worst code among them, and the three lines when it is not OK. */
public record RegisterResult(String register, ExitCode code, String reason, List<String> runs, String message) {
    public RegisterResult {
        runs = List.copyOf(runs);
    }
}
