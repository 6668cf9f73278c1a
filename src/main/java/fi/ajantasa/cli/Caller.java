package fi.ajantasa.cli;

import fi.ajantasa.audit.Reader;
import fi.ajantasa.batch.Account;
import fi.ajantasa.job.Role;
import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.Category;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who gave the command, and what it may show them.
 *
 * @param roles those that the account has and that the command is for
 * @param command its words
 * @param purpose what values are read for; empty where none was named
 * @param shows the categories of which the command may show them values
 */
record Caller(Account account, Set<Role> roles, String command, String purpose, Set<Category> shows) {

    /** Before anything is known of them nobody sees anything. */
    static Caller unknown() {
        return new Caller(Account.ofProcess(), Set.of(), "", "", Set.of());
    }

    Caller {
        roles = Set.copyOf(roles);
        shows = Set.copyOf(shows);
    }

    /** The name of the account, which is the actor of every audit entry. */
    String name() {
        return account.name();
    }

    /** The roles as the audit log writes them. */
    String roleWords() {
        return EnumSet.allOf(Role.class).stream()
                .filter(roles::contains)
                .map(Role::word)
                .collect(Collectors.joining(" "));
    }

    Reader reader() {
        return reader(purpose);
    }

    Reader reader(String namedPurpose) {
        return new Reader(name(), roleWords(), command, namedPurpose);
    }

    /** Whether values of the attribute may be shown, to one of these roles and for this purpose. */
    boolean sees(Attribute attribute) {
        return shows.contains(attribute.category()) && ReadPurpose.covers(purpose, attribute);
    }

    boolean is(Role role) {
        return roles.contains(role);
    }
}
