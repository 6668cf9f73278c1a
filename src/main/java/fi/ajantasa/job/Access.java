package fi.ajantasa.job;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Which roles accounts of the operating system have, by themselves or by a group of theirs.
 *
 * @param written false where no file says it: then everybody runs and sets up the installation, and nobody sees or decides
 *     anything about a person
 */
public record Access(boolean written, Map<String, Set<Role>> accounts, Map<String, Set<Role>> groups) {
    /** What holds without a file. */
    public static final Access UNWRITTEN = new Access(false, Map.of(), Map.of());

    private static final Set<Role> OF_EVERYBODY = EnumSet.of(Role.OPERATOR, Role.ADMINISTRATOR);

    public Access {
        accounts = Map.copyOf(accounts);
        groups = Map.copyOf(groups);
    }

    /**
     * The roles of the account.
     *
     * @param groupsOf the groups it is in, asked only where the file speaks of groups
     */
    public Set<Role> roles(String account, Supplier<Set<String>> groupsOf) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (!written) {
            roles.addAll(OF_EVERYBODY);
            return roles;
        }
        roles.addAll(accounts.getOrDefault(account, Set.of()));
        if (!groups.isEmpty()) {
            groupsOf.get().forEach(group -> roles.addAll(groups.getOrDefault(group, Set.of())));
        }
        return roles;
    }
}
