package fi.ajantasa.cli;

import fi.ajantasa.batch.Desk;
import fi.ajantasa.batch.ReadLog;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.Consultation;
import fi.ajantasa.report.ConsultationQuery;
import fi.ajantasa.report.Disclosure;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa audit reads}: which people, which attributes and which recipients in a time; what a breach notice needs. */
@Command(
        name = "reads",
        description = "Which people's values were read in a time, which attributes, by whom, and what left the house.",
        mixinStandardHelpOptions = true)
final class AuditReadsCommand implements Callable<Integer> {
    @ParentCommand
    AuditCommand audit = new AuditCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    PeriodOptions times = new PeriodOptions();

    @Mixin
    PurposeOption purpose = new PurposeOption();

    @Option(names = "--json", description = "Print as JSON.")
    boolean json;

    /** What of one customer was read, and by whom. */
    private record Person(TreeSet<String> attributes, TreeSet<String> accounts) {
        Person() {
            this(new TreeSet<>(), new TreeSet<>());
        }

        void add(Consultation it) {
            attributes.addAll(it.attributes());
            accounts.add(it.by());
        }
    }

    @Override
    public Integer call() throws DefinitionException {
        PeriodOptions.Period period = times.period(spec, Clock.systemUTC().instant());
        String jobHash = audit.root.usedInstallation().readJobs().hash();
        Map<String, Person> people = new TreeMap<>();
        List<Consultation> refused = new ArrayList<>();
        List<Disclosure> left;
        try (Desk desk = Desk.open(audit.root.usedInstallation())) {
            ConsultationQuery query = new ConsultationQuery(desk.dataSource());
            query.read(period.from(), period.to(), it -> {
                if (!it.shown()) {
                    refused.add(it);
                } else if (!it.customer().isEmpty()) {
                    people.computeIfAbsent(it.customer(), number -> new Person())
                            .add(it);
                }
            });
            left = query.listDisclosures(period.from(), period.to());
            new ReadLog(desk.dataSource(), audit.root.caller().reader(), Clock.systemUTC())
                    .note(0, jobHash, List.of(ConsultationText.CONSULTATIONS));
        }
        print(people, refused, left);
        return ExitCode.OK.number();
    }

    private void print(Map<String, Person> people, List<Consultation> refused, List<Disclosure> left) {
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("people", people);
            all.put("refused", refused);
            all.put("left", left);
            Output.json(spec, all);
            return;
        }
        people.forEach((number, it) -> Output.line(
                spec,
                "%-12s %s: %s".formatted(number, String.join(", ", it.accounts()), String.join(" ", it.attributes()))));
        left.forEach(it -> Output.line(
                spec,
                "%s  left the house: %s %s for %s by %s: %s"
                        .formatted(it.at().helsinki(), it.kind(), it.customer(), it.purpose(), it.by(), it.what())));
        refused.forEach(it -> Output.line(spec, ConsultationText.line(it)));
        Output.line(
                spec,
                "People read of: %d, things that left the house: %d, attempts refused: %d"
                        .formatted(people.size(), left.size(), refused.size()));
    }
}
