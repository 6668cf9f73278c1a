package fi.ajantasa.cli;

import fi.ajantasa.batch.Desk;
import fi.ajantasa.batch.ReadLog;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.Consultation;
import fi.ajantasa.report.ConsultationQuery;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa audit did ACCOUNT}: whom an employee read of, for the data protection officer. */
@Command(
        name = "did",
        description = "Whose values an account read, when and for which purpose, and what it was refused.",
        mixinStandardHelpOptions = true)
final class AuditDidCommand implements Callable<Integer> {
    @ParentCommand
    AuditCommand audit = new AuditCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "ACCOUNT", description = "An account of the operating system.")
    String account = "";

    @Mixin
    PeriodOptions times = new PeriodOptions();

    @Mixin
    PurposeOption purpose = new PurposeOption();

    @Option(names = "--json", description = "Print as JSON.")
    boolean json;

    @Override
    public Integer call() throws DefinitionException {
        PeriodOptions.Period period = times.period(spec, Clock.systemUTC().instant());
        String jobHash = audit.root.usedInstallation().readJobs().hash();
        List<Consultation> found = new ArrayList<>();
        try (Desk desk = Desk.open(audit.root.usedInstallation())) {
            new ReadLog(desk.dataSource(), audit.root.caller().reader(), Clock.systemUTC())
                    .note(0, jobHash, List.of(ConsultationText.CONSULTATIONS));
            new ConsultationQuery(desk.dataSource()).read(period.from(), period.to(), it -> {
                if (it.by().equals(account)) {
                    found.add(it);
                }
            });
        }
        if (json) {
            Output.json(spec, Map.of("account", account, "consultations", found));
        } else {
            found.forEach(it -> Output.line(spec, ConsultationText.line(it)));
            Output.line(spec, "Consultations by " + account + ": " + found.size());
        }
        return ExitCode.OK.number();
    }
}
