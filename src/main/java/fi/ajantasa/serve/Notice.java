package fi.ajantasa.serve;

import fi.ajantasa.batch.RegisterResult;
import fi.ajantasa.job.ExitCode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a scheduled job ended for a date, or that it is late: codes, reasons and runs, never anything of a person.
 *
 * @param job {@code nightly} or a register
 * @param reason kebab-case detail of the code, empty where the turns tell it
 */
record Notice(String job, LocalDate date, ExitCode code, String reason, List<Turn> turns) {
    Notice {
        turns = List.copyOf(turns);
    }

    /** How the turn of one register ended. */
    record Turn(String register, ExitCode code, String reason, List<String> runs) {
        Turn {
            runs = List.copyOf(runs);
        }

        String text() {
            return (code.name() + " " + register + " " + reason + " " + String.join(" ", runs))
                    .replace("  ", " ")
                    .strip();
        }
    }

    static Notice of(String job, LocalDate date, List<RegisterResult> results) {
        ExitCode worst =
                ExitCode.worst(results.stream().map(RegisterResult::code).toList());
        return new Notice(
                job,
                date,
                worst,
                "",
                results.stream()
                        .map(it -> new Turn(it.register(), it.code(), it.reason(), it.runs()))
                        .toList());
    }

    /** Of something that no turn tells of. */
    static Notice of(String job, LocalDate date, ExitCode code, String reason) {
        return new Notice(job, date, code, reason, List.of());
    }

    /** Whether somebody should hear of it. */
    boolean isWorthTelling() {
        return code != ExitCode.OK && code != ExitCode.ALREADY_DONE;
    }

    /** One line. */
    String subject() {
        return (code.name() + " " + job + " " + date + " " + reason).strip();
    }

    /** The line, one for each register, and the next safe command. */
    String text() {
        String lines = turns.stream().map(it -> it.text() + "\n").collect(Collectors.joining());
        return subject() + "\n" + lines + "Next: " + next() + "\n";
    }

    private String next() {
        return turns.stream()
                .filter(it -> it.code() == code && !it.runs().isEmpty())
                .findFirst()
                .map(it -> "ajantasa runs show " + it.runs().get(it.runs().size() - 1))
                .orElse("ajantasa status");
    }
}
