package fi.ajantasa.batch;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.report.ThreeLines;
import fi.ajantasa.source.RawCopies;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.List;

/** Puts the encrypted copy of a delivered file back into the folder where it is read, because a person asks for it. */
public final class RawRestoring {
    private final Installation installation;
    private final Clock clock;

    public RawRestoring(Installation installation, Clock clock) {
        this.installation = installation;
        this.clock = clock;
    }

    /**
     * Restores a copy; the audit entry is committed before a byte is readable.
     *
     * @param copy the name of the copy in the register's folder of raw copies
     * @throws UnknownRegister when no job file has that name
     * @throws Locked when another process is running
     */
    public Holds.Verdict restore(String register, String copy, String by, String reason) throws DefinitionException {
        try (Workplace workplace = Workplace.open(installation, clock)) {
            if (!workplace.jobs().jobs().containsKey(register)) {
                throw new UnknownRegister(register, workplace.jobs().jobs().keySet());
            }
            Path folder = installation.rawCopies(register);
            boolean plain = copy.matches("\\d{8}T\\d{6}Z_[^/\\\\]+[.]sealed");
            if (!plain || !Files.isRegularFile(folder.resolve(copy), LinkOption.NOFOLLOW_LINKS)) {
                return new Holds.Verdict(ExitCode.USAGE, unknown(register, folder));
            }
            JobDefinition job = workplace.jobs().require(register);
            workplace.audit().append(List.of(entry(workplace, job, copy, List.of(by, reason))), clock.instant());
            String name = copy.replaceFirst("^[^_]*_", "").replaceFirst("[.]sealed$", "");
            write(workplace, folder.resolve(copy), job.receive().folder().resolve(name));
            return new Holds.Verdict(ExitCode.OK, restored(register, name));
        }
    }

    static AuditEntry entry(Workplace workplace, JobDefinition job, String copy, List<String> signed) {
        return new AuditEntry(
                "raw-copy-restored",
                "",
                0,
                signed.get(0),
                String.join(" ", job.passport().purposes()),
                workplace.jobs().hash(),
                0,
                AuditBody.words("register", job.register(), "copy", copy, "reason", signed.get(1)));
    }

    /** Whole or not at all: a copy that was changed or is another one's is noticed while it is read. */
    static void write(Workplace workplace, Path sealed, Path target) {
        Path part = target.resolveSibling(".restoring");
        try {
            Files.createDirectories(target.getParent());
            try (InputStream in = workplace
                    .keys()
                    .unseal(Files.newInputStream(sealed), sealed.getFileName().toString())) {
                Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
                Files.setLastModifiedTime(
                        part,
                        FileTime.from(RawCopies.landed(sealed.getFileName().toString())));
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ThreeLines restored(String register, String name) {
        return new ThreeLines(
                "OK " + register + " " + name + ": restored.",
                "The file lies in the register's folder again, in clear; nothing else was changed.",
                "ajantasa inbox list");
    }

    private static ThreeLines unknown(String register, Path folder) {
        return new ThreeLines(
                "USAGE " + register + ": no copy of this name lies in " + folder + ".",
                "Nothing was changed.",
                "ajantasa inbox list");
    }
}
