package fi.ajantasa.cli;

import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.job.Permit;
import fi.ajantasa.job.Problem;
import fi.ajantasa.job.SecretPlaces;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa validate}: reads the job definitions and tells everything that is wrong with them. */
@Command(
        name = "validate",
        description = "Reads the job definitions and tells everything that is wrong with them.",
        mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
    @ParentCommand
    AjantasaCommand root = new AjantasaCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "Print as JSON.")
    boolean json;

    /** What is printed as JSON. */
    private record Verdict(String code, String hash, List<Register> registers, List<Wrong> problems) {}

    private record Register(
            String name,
            String title,
            int columns,
            int ignored,
            String permitEnds,
            long daysLeft,
            List<String> missing) {}

    private record Wrong(String file, int line, String wrong, String right) {}

    @Override
    public Integer call() {
        try {
            Jobs jobs = root.installation().readJobs();
            root.installation().readAccess();
            return accept(jobs);
        } catch (DefinitionException refused) {
            return refuse(refused.problems());
        }
    }

    private int accept(Jobs jobs) {
        LocalDate today = LocalDate.now(Clock.system(ZoneId.of("Europe/Helsinki")));
        if (json) {
            List<Register> registers = jobs.jobs().values().stream()
                    .map(job -> register(job, today))
                    .toList();
            Output.json(spec, new Verdict(ExitCode.OK.name(), jobs.hash(), registers, List.of()));
        } else {
            jobs.jobs().values().forEach(job -> {
                Output.line(spec, line(job, jobs.night().registers(), today));
                SecretPlaces.of(job)
                        .listMissing()
                        .forEach(it -> Output.line(spec, "  warning: " + it + "; " + job.register() + " cannot start"));
            });
        }
        return ExitCode.OK.number();
    }

    private int refuse(List<Problem> problems) {
        int code = Failures.definitions(spec, problems);
        if (json) {
            List<Wrong> wrong = problems.stream()
                    .map(it -> new Wrong(it.file().toString(), it.line(), it.wrong(), it.right()))
                    .toList();
            Output.json(spec, new Verdict(ExitCode.USAGE.name(), "", List.of(), wrong));
        }
        return code;
    }

    private static Register register(JobDefinition job, LocalDate today) {
        Permit permit = job.passport().permit();
        return new Register(
                job.register(),
                job.title(),
                columns(job),
                job.contract().ignore().size(),
                permit.ends().toString(),
                permit.daysLeft(today),
                SecretPlaces.of(job).listMissing());
    }

    private static String line(JobDefinition job, List<String> night, LocalDate today) {
        return "%s: %s, %d columns, permit %s until %s%s%s"
                .formatted(
                        job.register(),
                        job.title(),
                        columns(job),
                        job.passport().permit().id(),
                        job.passport().permit().ends(),
                        remark(job.passport().permit(), today),
                        night.contains(job.register()) ? "" : ", not in the night");
    }

    private static String remark(Permit permit, LocalDate today) {
        if (permit.expired(today)) {
            return " (ENDED: the register will not start)";
        }
        return permit.endsSoon(today) ? " (ends in " + permit.daysLeft(today) + " days)" : "";
    }

    private static int columns(JobDefinition job) {
        var detail = job.contract().detail();
        return job.contract().main().columns().size()
                + (detail == null ? 0 : detail.columns().size());
    }
}
