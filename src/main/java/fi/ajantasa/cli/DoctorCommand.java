package fi.ajantasa.cli;

import fi.ajantasa.batch.Finding;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ThreeLines;
import fi.ajantasa.serve.Doctor;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa doctor}: one line for each thing a night needs, and what to do where it is not right. */
@Command(
        name = "doctor",
        description = "Looks at keys, disk, clock, permits, certificates, lists, lease and folders; changes nothing.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    @ParentCommand
    AjantasaCommand root = new AjantasaCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "Print as JSON.")
    boolean json;

    /** What is printed as JSON. */
    private record Verdict(int code, String name, List<Line> checks) {}

    private record Line(String check, String level, String found, String expected, String next) {}

    @Override
    public Integer call() {
        List<Finding> findings = new Doctor(root.installation(), Clock.system(MomentText.HELSINKI)).examine();
        ExitCode code = Finding.worst(findings);
        if (json) {
            List<Line> lines = findings.stream().map(DoctorCommand::line).toList();
            Output.json(spec, new Verdict(code.number(), code.name(), lines));
        } else {
            findings.forEach(it -> Output.line(spec, text(it)));
            findings.stream().filter(it -> it.code() == code).findFirst().ifPresent(it -> refuse(it, findings));
        }
        return code.number();
    }

    /** After a fault the three lines, as after everything that is not done. */
    private void refuse(Finding worst, List<Finding> findings) {
        if (worst.level() == Finding.Level.FAULT) {
            long faults = findings.stream()
                    .filter(it -> it.level() == Finding.Level.FAULT)
                    .count();
            String what = worst.code() + ": " + faults + " of " + findings.size() + " checks found a fault, such as "
                    + worst.check() + ".";
            Output.failure(spec, worst.code(), new ThreeLines(what, Output.NOTHING, "ajantasa doctor"));
        }
    }

    private static Line line(Finding finding) {
        return new Line(finding.check(), level(finding), finding.found(), finding.expected(), finding.next());
    }

    private static String text(Finding finding) {
        return "%-7s  %s: %s".formatted(level(finding), finding.check(), finding.text());
    }

    private static String level(Finding finding) {
        return finding.level().name().toLowerCase(Locale.ROOT);
    }
}
