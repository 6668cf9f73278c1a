package fi.ajantasa.cli;

import fi.ajantasa.batch.Desk;
import fi.ajantasa.batch.ReadLog;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Role;
import fi.ajantasa.report.Consultation;
import fi.ajantasa.report.ConsultationQuery;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa audit who CUSTOMER}: who read this customer's values; names of employees for the officer only. */
@Command(
        name = "who",
        description = "Who read values of the customer, when and for which purpose, and who was refused.",
        mixinStandardHelpOptions = true)
final class AuditWhoCommand implements Callable<Integer> {
    @ParentCommand
    AuditCommand audit = new AuditCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "CUSTOMER", description = "Customer number.")
    String customer = "";

    @Mixin
    PurposeOption purpose = new PurposeOption();

    @Option(names = "--json", description = "Print as JSON.")
    boolean json;

    @Override
    public Integer call() throws DefinitionException {
        String jobHash = audit.root.usedInstallation().readJobs().hash();
        Caller caller = audit.root.caller();
        try (Desk desk = Desk.open(audit.root.usedInstallation())) {
            Optional<List<Consultation>> found =
                    new ConsultationQuery(desk.dataSource()).find(customer, caller.is(Role.DATA_PROTECTION_OFFICER));
            if (found.isEmpty()) {
                return ContactText.unknownCustomer(spec);
            }
            new ReadLog(desk.dataSource(), caller.reader(), Clock.systemUTC())
                    .note(customer, jobHash, List.of(ConsultationText.CONSULTATIONS));
            print(found.get());
        }
        return ExitCode.OK.number();
    }

    private void print(List<Consultation> found) {
        if (json) {
            Output.json(spec, Map.of("customer", customer, "consultations", found));
            return;
        }
        found.forEach(it -> Output.line(spec, ConsultationText.line(it)));
        Output.line(spec, "Consultations of " + customer + ": " + found.size());
    }
}
