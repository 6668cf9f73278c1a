package fi.ajantasa.cli;

import fi.ajantasa.batch.Desk;
import fi.ajantasa.batch.Installation;
import fi.ajantasa.contact.Objecting;
import fi.ajantasa.contact.Objection;
import fi.ajantasa.contact.SnapshotQuery;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.person.Channel;
import fi.ajantasa.report.ThreeLines;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa contact object CUSTOMER}: the person said no (or, withdrawing it, yes again); it works at once. */
@Command(
        name = "object",
        description = "Notes that the person objects, or takes an objection back; it works at once.",
        mixinStandardHelpOptions = true)
final class ContactObjectCommand implements Callable<Integer> {
    @ParentCommand
    ContactCommand contact = new ContactCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "CUSTOMER", description = "Customer number.")
    String customer = "";

    @Option(names = "--channel", required = true, paramLabel = "C", description = "A channel, or all.")
    String channel = "";

    @Option(names = "--evidence", required = true, paramLabel = "E", description = "Where it is written or recorded.")
    String evidence = "";

    @Option(names = "--withdrawn-by-person", description = "The person takes the objection back.")
    boolean withdrawn;

    @Option(names = "--json", description = "Print as JSON.")
    boolean json;

    @Override
    public Integer call() throws DefinitionException {
        SignedOptions.checkLine(spec, "--evidence", evidence, 1000);
        int channels = Objecting.covered(
                channel.equals("all") ? List.of(Channel.values()) : List.of(ContactText.channel(spec, channel)));
        Installation installation = contact.root.usedInstallation();
        Jobs jobs = installation.readJobs();
        try (Desk desk = Desk.open(installation)) {
            Optional<Integer> id = new SnapshotQuery(desk.dataSource(), desk.keys()).findId(customer);
            if (id.isEmpty()) {
                return ContactText.unknownCustomer(spec);
            }
            Objection said = new Objection(
                    0,
                    id.get(),
                    channels,
                    withdrawn,
                    evidence,
                    contact.root.caller().name(),
                    Clock.systemUTC().instant());
            Optional<Objection> noted = desk.note(jobs, said);
            desk.seal(jobs, Clock.systemUTC());
            return print(noted);
        }
    }

    private int print(Optional<Objection> noted) {
        ExitCode code = noted.isPresent() ? ExitCode.OK : ExitCode.ALREADY_DONE;
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("code", code.name());
            all.put("customer", customer);
            all.put("withdrawn", withdrawn);
            all.put(
                    "channels",
                    noted.map(it -> List.of(ContactText.channels(it.channels()).split(", ")))
                            .orElse(List.of()));
            all.put("objection", noted.map(Objection::id).orElse(0L));
            Output.json(spec, all);
        } else {
            Output.line(spec, lines(noted).text());
        }
        return code.number();
    }

    private ThreeLines lines(Optional<Objection> noted) {
        String next = "ajantasa contact check " + customer + " --channel "
                + (channel.equals("all") ? Channel.PHONE.word() : channel);
        if (noted.isEmpty()) {
            return new ThreeLines("ALREADY_DONE: it stands so already.", "Nothing was changed.", next);
        }
        String channels = ContactText.channels(noted.get().channels());
        return withdrawn
                ? new ThreeLines(
                        "OK: the objection of " + customer + " is withdrawn: " + channels + ".",
                        "From now on only the other reasons stand; no register's word was changed.",
                        next)
                : new ThreeLines(
                        "OK: " + customer + " objects: " + channels + ".",
                        "No export from now on has a row of the person; what was exported before must be recalled.",
                        next);
    }
}
