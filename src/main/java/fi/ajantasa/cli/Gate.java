package fi.ajantasa.cli;

import fi.ajantasa.audit.AuditUnavailable;
import fi.ajantasa.audit.Reader;
import fi.ajantasa.batch.Account;
import fi.ajantasa.batch.DatabaseUnavailable;
import fi.ajantasa.batch.Locked;
import fi.ajantasa.batch.ReadLog;
import fi.ajantasa.batch.Readings;
import fi.ajantasa.job.Access;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Role;
import fi.ajantasa.person.Category;
import fi.ajantasa.report.ThreeLines;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Lets a command begin, or refuses it, by the account of this process and the {@link Right} of the command. */
final class Gate {
    private static final String PURPOSE = "--purpose";
    /** What a purpose may look like: the log keeps the one of a refusal, too, and no other text. */
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final AjantasaCommand root;
    private final ParseResult leaf;
    private final CommandSpec spec;

    Gate(AjantasaCommand root, ParseResult parsed) {
        this.root = root;
        this.leaf = leaf(parsed);
        this.spec = leaf.commandSpec();
    }

    /** The command that was given. */
    CommandLine line() {
        return spec.commandLine();
    }

    private static ParseResult leaf(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        return last;
    }

    /** The code of the refusal, or nothing, and then {@link AjantasaCommand#caller()} is who gave the command. */
    OptionalInt check() {
        if (!spec.subcommands().isEmpty() || spec.helpCommand()) {
            return OptionalInt.empty();
        }
        Typed.check(spec.commandLine(), leaf);
        List<Right> rights = Right.needed(
                command(),
                leaf.matchedOptions().stream().map(it -> it.longestName()).toList());
        if (rights.stream().allMatch(Right::isForEverybody)) {
            return OptionalInt.empty();
        }
        try {
            return check(rights, root.installation().readAccess());
        } catch (DefinitionException wrong) {
            return OptionalInt.of(Failures.definitions(spec, wrong.problems()));
        }
    }

    private OptionalInt check(List<Right> rights, Access access) {
        Account account = Account.ofProcess();
        Set<Role> has = access.roles(account.name(), Account::groupsOfProcess);
        Set<Role> fitting = fitting(rights, has);
        if (fitting.isEmpty()) {
            return refuse(caller(account, has, Set.of()), "none of your roles may do that");
        }
        Caller caller = caller(account, fitting, shown(rights));
        if (rights.stream().anyMatch(it -> it.purposes() == Right.Purposes.READING)) {
            ReadPurpose purpose = ReadPurpose.find(caller.purpose())
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(), PURPOSE + ": one of " + String.join(", ", ReadPurpose.words())));
            if (fitting.stream().noneMatch(purpose::isOf)) {
                return refuse(caller, "none of your roles reads for " + purpose.word());
            }
        }
        root.enter(caller);
        return OptionalInt.empty();
    }

    /** The roles that every line is for. */
    private static Set<Role> fitting(List<Right> rights, Set<Role> has) {
        return has.stream()
                .filter(role -> rights.stream().allMatch(it -> it.roles().contains(role)))
                .collect(Collectors.toSet());
    }

    private static Set<Category> shown(List<Right> rights) {
        Set<Category> shown = EnumSet.noneOf(Category.class);
        rights.forEach(it -> shown.addAll(it.shows()));
        return shown;
    }

    private Caller caller(Account account, Set<Role> roles, Set<Category> shown) {
        String purpose = leaf.matchedOptionValue(PURPOSE, "");
        return new Caller(account, roles, command(), WORD.matcher(purpose).matches() ? purpose : "", shown);
    }

    private String command() {
        return spec.qualifiedName().replaceFirst("^ajantasa ", "");
    }

    private OptionalInt refuse(Caller caller, String why) {
        String next = "The refusal is in the audit log; nothing was shown and nothing changed.";
        return OptionalInt.of(Output.failure(
                spec,
                ExitCode.DENIED,
                new ThreeLines(
                        "DENIED " + caller.command() + ": " + why + ".",
                        isNoted(caller.reader())
                                ? next
                                : "Nothing was shown and nothing changed; no audit log could be written.",
                        "ajantasa access")));
    }

    /** The first word after the command, which of most is whom it is about. */
    private String subject() {
        return leaf.hasMatchedPositional(0)
                ? leaf.matchedPositional(0).stringValues().get(0)
                : "";
    }

    /** Whether the refusal could be written; it stands either way. */
    private boolean isNoted(Reader reader) {
        try {
            return Readings.read(
                    root.installation(),
                    dataSource -> {
                        new ReadLog(dataSource, reader, Clock.systemUTC()).refuse(subject());
                        return true;
                    },
                    false);
        } catch (Locked | DatabaseUnavailable | AuditUnavailable unwritten) {
            Logger log = LoggerFactory.getLogger(Gate.class);
            log.warn("{} was refused {}, and the audit log could not be written", reader.account(), reader.command());
            return false;
        }
    }
}
