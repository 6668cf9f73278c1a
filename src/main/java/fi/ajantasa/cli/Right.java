package fi.ajantasa.cli;

import static fi.ajantasa.job.Role.ADMINISTRATOR;
import static fi.ajantasa.job.Role.AUDITOR;
import static fi.ajantasa.job.Role.CLERK;
import static fi.ajantasa.job.Role.DATA_PROTECTION_OFFICER;
import static fi.ajantasa.job.Role.OPERATOR;
import static fi.ajantasa.job.Role.REVIEWER;

import fi.ajantasa.job.Role;
import fi.ajantasa.person.Category;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A line of the table of who may do what; the only place that says it.
 *
 * @param command the words of a command, or these and an option of it, which then needs both lines
 * @param roles who may; empty for everybody, whoever they are
 * @param shows the categories of which it shows values to them; identity codes are shown by no command to nobody, and
 *     what a protection order hides neither, but for {@code privacy report --whereabouts}, to the person in a locked file
 * @param purposes what {@code --purpose} says
 */
record Right(String command, Set<Role> roles, Set<Category> shows, Purposes purposes) {
    /** What {@code --purpose} of a command says. */
    enum Purposes {
        /** There is no such option, and nothing is read. */
        NONE,
        /** A {@link ReadPurpose}. */
        READING,
        /** Words that the definitions or the law have for this command, checked by it. */
        OWN,
        /** There is no such option: the command is for one purpose alone. */
        ITSELF
    }

    private static final Set<Category> NOTHING = Set.of();
    private static final Set<Category> PERSON = EnumSet.complementOf(EnumSet.of(Category.CREDIT));
    private static final Set<Category> SCREENING = EnumSet.of(Category.RESTRICTION, Category.CONSENT, Category.LIFE);
    private static final Set<Category> REACHING = EnumSet.of(Category.NAME, Category.ADDRESS, Category.CONTACT);

    private static final Role[] ALL = Role.values();
    private static final Role[] OF_NIGHTS = {OPERATOR};
    private static final Role[] OF_SETUP = {OPERATOR, ADMINISTRATOR};
    private static final Role[] OF_PEOPLE = {CLERK, REVIEWER, DATA_PROTECTION_OFFICER};
    private static final Role[] OF_THE_LOG = {OPERATOR, REVIEWER, DATA_PROTECTION_OFFICER, AUDITOR, ADMINISTRATOR};
    private static final Role[] OF_CONTROL = {REVIEWER, DATA_PROTECTION_OFFICER};

    /** Every command, and every option by which a command does more than without it. */
    static final List<Right> TABLE = Stream.of(
                    of("access"),
                    of("validate"),
                    silent("run", OF_NIGHTS),
                    silent("resume", OF_NIGHTS),
                    silent("rerun", OF_NIGHTS),
                    silent("replay", OF_NIGHTS),
                    silent("backfill", OF_NIGHTS),
                    silent("abandon", OPERATOR, REVIEWER),
                    silent("rollback", OPERATOR, REVIEWER),
                    silent("rollback --flags", REVIEWER),
                    silent("approve", REVIEWER),
                    silent("refuse", REVIEWER),
                    silent("status", ALL),
                    silent("runs list", ALL),
                    silent("runs show", ALL),
                    silent("report", ALL),
                    silent("inbox list", OPERATOR, REVIEWER, AUDITOR, ADMINISTRATOR),
                    silent("inbox verify", OPERATOR, REVIEWER, AUDITOR, ADMINISTRATOR),
                    silent("inbox diff", OPERATOR, REVIEWER, AUDITOR, ADMINISTRATOR),
                    silent("inbox restore", OF_CONTROL),
                    reading("customers show", PERSON, OF_PEOPLE),
                    reading("customers export", PERSON, OF_CONTROL),
                    reading("explain", PERSON, OF_PEOPLE),
                    silent("review list", OF_PEOPLE),
                    silent("review show", OF_PEOPLE),
                    own("review show --reveal", PERSON, OF_PEOPLE),
                    silent("review decide", CLERK, REVIEWER),
                    silent("review split", REVIEWER),
                    own("contact check", SCREENING, OF_PEOPLE),
                    reading("contact receipt", SCREENING, OF_PEOPLE),
                    silent("contact object", OF_PEOPLE),
                    own("contact export", REACHING, CLERK, DATA_PROTECTION_OFFICER),
                    own("credit show", EnumSet.of(Category.CREDIT), CLERK),
                    silent("credit count", OPERATOR, REVIEWER, DATA_PROTECTION_OFFICER, AUDITOR),
                    new Right(
                            "privacy report",
                            Set.of(DATA_PROTECTION_OFFICER),
                            EnumSet.allOf(Category.class),
                            Purposes.ITSELF),
                    new Right(
                            "privacy report --whereabouts",
                            Set.of(DATA_PROTECTION_OFFICER),
                            EnumSet.allOf(Category.class),
                            Purposes.ITSELF),
                    new Right(
                            "privacy kept",
                            Set.of(DATA_PROTECTION_OFFICER),
                            EnumSet.allOf(Category.class),
                            Purposes.ITSELF),
                    silent("privacy erase", DATA_PROTECTION_OFFICER),
                    silent("privacy readmit", DATA_PROTECTION_OFFICER),
                    silent("retention plan", DATA_PROTECTION_OFFICER, AUDITOR, ADMINISTRATOR),
                    silent("retention apply", DATA_PROTECTION_OFFICER),
                    silent("link train", REVIEWER),
                    silent("link evaluate", REVIEWER),
                    silent("link explain", REVIEWER),
                    reading("audit who", NOTHING, REVIEWER, DATA_PROTECTION_OFFICER, AUDITOR),
                    reading("audit did", NOTHING, DATA_PROTECTION_OFFICER),
                    reading("audit reads", NOTHING, DATA_PROTECTION_OFFICER),
                    silent("audit verify", OF_THE_LOG),
                    silent("audit fsck", OF_THE_LOG),
                    silent("audit checkpoint", OF_THE_LOG),
                    silent("audit prove", REVIEWER, DATA_PROTECTION_OFFICER, AUDITOR),
                    silent("audit restored", DATA_PROTECTION_OFFICER, AUDITOR),
                    silent("keys rotate", ADMINISTRATOR),
                    silent("db migrate", ADMINISTRATOR),
                    silent("db check", OPERATOR, AUDITOR, ADMINISTRATOR),
                    silent("db restore-objections", OF_SETUP),
                    silent("db restore-erasures", OF_SETUP),
                    silent("doctor", OPERATOR, REVIEWER, AUDITOR, ADMINISTRATOR),
                    silent("serve", OF_NIGHTS),
                    silent("worker", OF_NIGHTS),
                    silent("write-back send", OF_NIGHTS),
                    silent("write-back status", OPERATOR, REVIEWER, AUDITOR),
                    silent("sample-data", OF_SETUP),
                    silent("simulate", OF_SETUP))
            .toList();

    private static final Map<String, Right> BY_COMMAND =
            TABLE.stream().collect(Collectors.toMap(Right::command, Function.identity()));

    private static Right of(String command) {
        return new Right(command, Set.of(), NOTHING, Purposes.NONE);
    }

    private static Right silent(String command, Role... roles) {
        return new Right(command, Set.of(roles), NOTHING, Purposes.NONE);
    }

    private static Right reading(String command, Set<Category> shows, Role... roles) {
        return new Right(command, Set.of(roles), shows, Purposes.READING);
    }

    private static Right own(String command, Set<Category> shows, Role... roles) {
        return new Right(command, Set.of(roles), shows, Purposes.OWN);
    }

    /**
     * The lines that a command line needs, all of them.
     *
     * @param options those that were given
     * @throws IllegalStateException when the command has none, which the build finds
     */
    static List<Right> needed(String command, List<String> options) {
        Right right = BY_COMMAND.get(command);
        if (right == null) {
            throw new IllegalStateException("the table of rights has no line for " + command);
        }
        return Stream.concat(
                        Stream.of(right),
                        options.stream().flatMap(it -> Stream.ofNullable(BY_COMMAND.get(command + " " + it))))
                .toList();
    }

    boolean isForEverybody() {
        return roles.isEmpty();
    }

    /** Whether values of the category are shown by it to the role. */
    boolean shows(Role role, Category category) {
        return roles.contains(role) && shows.contains(category);
    }
}
