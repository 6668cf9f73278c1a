package fi.ajantasa.serve;

import fi.ajantasa.batch.Account;
import fi.ajantasa.batch.Finding;
import fi.ajantasa.batch.Installation;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.KeysUnavailable;
import fi.ajantasa.customer.MasterKey;
import fi.ajantasa.job.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether the home folder can be written, by us alone, and has room. */
record HomeCheck(Installation installation) {
    private static final long GIBI = 1L << 30;

    /** A first load of 600,000 customers and its log fit in it. */
    static final long NEEDED = 4 * GIBI;

    private static final List<String> FOLDERS =
            List.of("db", "keys", "logs", "reports", "inbox", "raw", "transcripts", "objections");
    private static final Set<PosixFilePermission> OF_OTHERS = PosixFilePermissions.fromString("------rwx");
    private static final Set<PosixFilePermission> NOT_OURS = PosixFilePermissions.fromString("---rwxrwx");

    List<Finding> folders() {
        Path home = installation.home();
        if (!Files.isDirectory(home)) {
            return List.of(Finding.warning(
                    "home",
                    "there is no folder " + home,
                    "the home folder of this installation",
                    "name it with --home or AJANTASA_HOME, or begin here: ajantasa run nightly"));
        }
        List<Finding> findings = new ArrayList<>();
        List<String> closed = FOLDERS.stream()
                .filter(it -> Files.exists(home.resolve(it)) && !isOpen(home.resolve(it)))
                .toList();
        if (isOpen(home) && closed.isEmpty()) {
            findings.add(Finding.ok("folders", home + " can be written"));
        } else {
            findings.add(Finding.fault(
                    ExitCode.INTERNAL,
                    "folders",
                    "cannot be written in " + home + ": " + (closed.isEmpty() ? "." : String.join(", ", closed)),
                    "folders that " + Account.ofProcess().name() + " may write",
                    "chown or chmod them, then ajantasa doctor"));
        }
        findings.add(closedToOthers(home));
        findings.add(keyset(installation.keyset()));
        return findings;
    }

    private static boolean isOpen(Path folder) {
        return Files.isDirectory(folder) && Files.isWritable(folder) && Files.isExecutable(folder);
    }

    private static Finding closedToOthers(Path home) {
        return mayNobody(home, OF_OTHERS)
                ? Finding.ok("folder rights", "closed to other users")
                : Finding.warning(
                        "folder rights",
                        home + " is open to every user of this host",
                        "a folder of its owner, and perhaps a group",
                        "chmod o-rwx " + home);
    }

    private static Finding keyset(Path file) {
        if (!Files.exists(file)) {
            return Finding.ok("keyset file", "not there yet");
        }
        try {
            Optional<MasterKey> master = KeyVault.findMaster(file);
            Optional<Path> beside = master.flatMap(MasterKey::findFile).filter(Files::exists);
            String sealed = master.map(it -> "encrypted with " + it).orElse("not encrypted");
            return Stream.concat(Stream.of(file), beside.stream())
                    .filter(it -> !mayNobody(it, NOT_OURS))
                    .findFirst()
                    .map(HomeCheck::open)
                    .orElseGet(() -> Finding.ok("keyset file", "readable by its owner only, " + sealed));
        } catch (KeysUnavailable e) {
            return Finding.fault(
                    ExitCode.KEYS_UNAVAILABLE,
                    "keyset file",
                    String.valueOf(e.getMessage()),
                    "a keyset file",
                    "restore it from its backup; never make a new one");
        }
    }

    private static Finding open(Path file) {
        return Finding.fault(
                ExitCode.KEYS_UNAVAILABLE,
                "keyset file",
                file + " can be read by others",
                "a file of its owner only",
                "chmod 600 " + file + ", then ajantasa keys rotate");
    }

    private static boolean mayNobody(Path path, Set<PosixFilePermission> which) {
        try {
            return Files.getPosixFilePermissions(path).stream().noneMatch(which::contains);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param needed bytes that should be free; below a quarter of it a night may not come to its end */
    Finding disk(long needed) {
        Path there = installation.home();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        try {
            long free = Files.getFileStore(there).getUsableSpace();
            String found = text(free) + " free at " + there;
            if (free >= needed) {
                return Finding.ok("disk", found);
            }
            String next = "make room, or move the home folder to a larger disk";
            return free < needed / 4
                    ? Finding.fault(ExitCode.INTERNAL, "disk", found, text(needed), next)
                    : Finding.warning("disk", found, text(needed), next);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(long bytes) {
        return bytes >= GIBI ? bytes / GIBI + " GiB" : bytes / (1 << 20) + " MiB";
    }
}
