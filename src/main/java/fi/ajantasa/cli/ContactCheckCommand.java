package fi.ajantasa.cli;

import fi.ajantasa.batch.Desk;
import fi.ajantasa.batch.Installation;
import fi.ajantasa.batch.ReadLog;
import fi.ajantasa.contact.Answer;
import fi.ajantasa.contact.Checking;
import fi.ajantasa.contact.Question;
import fi.ajantasa.contact.Registers;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Jobs;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa contact check CUSTOMER}: may we, and why; now or at an earlier moment. */
@Command(
        name = "check",
        description = "May we contact this customer, and why: all reasons, with rule and list version.",
        mixinStandardHelpOptions = true)
final class ContactCheckCommand implements Callable<Integer> {
    @ParentCommand
    ContactCommand contact = new ContactCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    ScreenedOptions options = new ScreenedOptions();

    @Option(names = "--purpose", paramLabel = "P", description = "Default: marketing.")
    String purpose = "marketing";

    @Override
    public Integer call() throws DefinitionException {
        Installation installation = contact.root.usedInstallation();
        Jobs jobs = installation.readJobs();
        ContactText.channel(spec, options.channel);
        ContactText.checkPurpose(spec, jobs, purpose);
        Instant now = Clock.systemUTC().instant();
        Question question = new Question(
                ContactText.channel(spec, options.channel),
                purpose,
                options.at == null ? now : MomentText.parse(spec, "--at", options.at));
        try (Desk desk = Desk.open(installation)) {
            desk.confirmObjections();
            Checking checking = new Checking(desk.dataSource(), desk.keys(), jobs);
            Optional<Answer> answer = checking.check(options.customer, question, now);
            if (answer.isEmpty()) {
                return ContactText.unknownCustomer(spec);
            }
            new ReadLog(desk.dataSource(), contact.root.caller().reader(purpose), Clock.systemUTC())
                    .note(
                            options.customer,
                            jobs.hash(),
                            List.of(
                                    ContactText.CONTACTABILITY,
                                    question.channel().word()));
            print(answer.get(), question, checking.registers(question.at()));
            return ExitCode.OK.number();
        }
    }

    private void print(Answer answer, Question question, Registers registers) {
        if (options.json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("customer", options.customer);
            all.put("channel", question.channel().word());
            all.put("purpose", question.purpose());
            all.put("at", ContactText.json(question.at()));
            all.putAll(ContactText.json(answer));
            all.put(
                    "lists",
                    registers.listNeeded(question.channel()).stream()
                            .map(it -> ContactText.json(it, question.at()))
                            .toList());
            Output.json(spec, all);
            return;
        }
        Output.line(
                spec,
                "%s %s by %s for %s at %s (%s)"
                        .formatted(
                                answer.verdict(),
                                options.customer,
                                question.channel().word(),
                                question.purpose(),
                                MomentText.helsinki(question.at()),
                                MomentText.utc(question.at())));
        ContactText.print(spec, answer);
    }
}
