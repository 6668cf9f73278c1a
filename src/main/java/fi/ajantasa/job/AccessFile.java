package fi.ajantasa.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads which account has which roles: {@code accounts:} and {@code groups:}, each name with a list of roles. */
public final class AccessFile {
    private static final Shape FILE = new Shape("access", List.of(), List.of("accounts", "groups"));
    private static final Set<PosixFilePermission> OF_OTHERS =
            EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private final Path file;
    private final List<Problem> problems = new ArrayList<>();

    private AccessFile(Path file) {
        this.file = file;
    }

    /**
     * What the file says, or {@link Access#UNWRITTEN} where there is none.
     *
     * @throws DefinitionException with all problems at once; then nobody has any role
     */
    public static Access read(Path file) throws DefinitionException {
        try {
            return Files.exists(file) ? new AccessFile(file).read() : Access.UNWRITTEN;
        } catch (IOException e) {
            throw new DefinitionException(
                    List.of(new Problem(file, 1, "the file cannot be read", "let this account read it")));
        }
    }

    private Access read() throws IOException, DefinitionException {
        noteWriters();
        Map<String, Set<Role>> accounts = new TreeMap<>();
        Map<String, Set<Role>> groups = new TreeMap<>();
        new YamlFile(file, Files.readAllBytes(file))
                .root(problems)
                .map(it -> it.expecting(FILE))
                .ifPresent(root -> {
                    accounts.putAll(roles(root, "accounts"));
                    groups.putAll(roles(root, "groups"));
                });
        if (!problems.isEmpty()) {
            throw new DefinitionException(problems);
        }
        return new Access(true, accounts, groups);
    }

    /** Whoever may write the file may give themselves any role. */
    private void noteWriters() throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null && view.readAttributes().permissions().stream().anyMatch(OF_OTHERS::contains)) {
            problems.add(new Problem(file, 1, "others than its owner may write the file", "chmod go-w " + file));
        }
    }

    private static Map<String, Set<Role>> roles(Section root, String key) {
        Map<String, Set<Role>> roles = new TreeMap<>();
        if (root.has(key)) {
            Section section = root.section(key);
            for (Word name : section.words()) {
                Set<Role> given = EnumSet.noneOf(Role.class);
                section.choices(name.text(), Set.copyOf(Role.words()))
                        .forEach(word -> given.add(Role.find(word).orElseThrow()));
                if (given.isEmpty()) {
                    section.note(name.line(), name.text() + " has no role", "write one of " + Role.words());
                }
                roles.put(name.text(), given);
            }
        }
        return roles;
    }
}
