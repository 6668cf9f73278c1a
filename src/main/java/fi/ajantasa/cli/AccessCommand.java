package fi.ajantasa.cli;

import fi.ajantasa.batch.Account;
import fi.ajantasa.batch.Installation;
import fi.ajantasa.job.Access;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Role;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa access}: who you are here, and what you may do. */
@Command(
        name = "access",
        description = "Your account, its roles here, the file that gives them, and the commands they may use.",
        mixinStandardHelpOptions = true)
final class AccessCommand implements Callable<Integer> {
    @ParentCommand
    AjantasaCommand root = new AjantasaCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "Print as JSON.")
    boolean json;

    /** What is printed. */
    private record Shown(String account, List<String> roles, String file, boolean written, List<String> commands) {}

    @Override
    public Integer call() throws DefinitionException {
        Installation installation = root.installation();
        Access access = installation.readAccess();
        Account account = Account.ofProcess();
        Set<Role> roles = access.roles(account.name(), Account::groupsOfProcess);
        Shown shown = new Shown(
                account.name(),
                roles.stream().map(Role::word).toList(),
                installation.accessFile().toString(),
                access.written(),
                Right.TABLE.stream()
                        .filter(it -> it.isForEverybody() || !Collections.disjoint(it.roles(), roles))
                        .map(Right::command)
                        .toList());
        if (json) {
            Output.json(spec, shown);
        } else {
            print(shown);
        }
        return ExitCode.OK.number();
    }

    private void print(Shown shown) {
        Output.line(spec, "account  " + shown.account());
        Output.line(spec, "roles    " + (shown.roles().isEmpty() ? "none" : String.join(", ", shown.roles())));
        Output.line(
                spec,
                "file     " + shown.file()
                        + (shown.written() ? "" : " (not there: everybody is operator and administrator)"));
        if (!shown.written()) {
            Output.line(
                    spec,
                    "         a line  accounts: {" + shown.account()
                            + ": [operator, clerk]}  in it, writable by its owner alone, gives roles");
        }
        shown.commands().forEach(it -> Output.line(spec, "  ajantasa " + it));
    }
}
