package fi.ajantasa.cli;

import fi.ajantasa.batch.Desk;
import fi.ajantasa.batch.Installation;
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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
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

    @Parameters(paramLabel = "CUSTOMER", description = "Customer number.")
    String customer = "";

    @Option(names = "--channel", required = true, paramLabel = "C", description = "phone, post, email, sms, …")
    String channel = "";

    @Option(names = "--purpose", paramLabel = "P", description = "Default: marketing.")
    String purpose = "marketing";

    @Option(names = "--at", paramLabel = "T", description = "As it was at T: 2026-11-20T12:00, in Helsinki.")
    @Nullable
    String at;

    @Option(names = "--json", description = "Print as JSON.")
    boolean json;

    @Override
    public Integer call() throws DefinitionException {
        Installation installation = contact.root.installation();
        Jobs jobs = installation.readJobs();
        ContactText.channel(spec, channel);
        if (!jobs.decisions().contact().purposes().containsKey(purpose)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--purpose: one of "
                            + String.join(
                                    ", ", jobs.decisions().contact().purposes().keySet()));
        }
        Instant now = Clock.systemUTC().instant();
        Question question = new Question(
                ContactText.channel(spec, channel), purpose, at == null ? now : MomentText.parse(spec, "--at", at));
        if (installation.isUnused()) {
            return ContactText.unknownCustomer(spec);
        }
        try (Desk desk = Desk.open(installation)) {
            Checking checking = new Checking(desk.dataSource(), desk.keys(), jobs);
            Optional<Answer> answer = checking.check(customer, question, now);
            if (answer.isEmpty()) {
                return ContactText.unknownCustomer(spec);
            }
            print(answer.get(), question, checking.registers(question.at()));
            return ExitCode.OK.number();
        }
    }

    private void print(Answer answer, Question question, Registers registers) {
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("customer", customer);
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
                                customer,
                                question.channel().word(),
                                question.purpose(),
                                MomentText.helsinki(question.at()),
                                MomentText.utc(question.at())));
        ContactText.print(spec, answer);
    }
}
