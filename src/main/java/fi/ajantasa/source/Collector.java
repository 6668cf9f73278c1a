package fi.ajantasa.source;

import fi.ajantasa.job.Collect;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.SftpPlace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Brings a register's deliveries from where they are left for us into the folder where they are read. A file lands whole
 * or not at all, and the file that proves a delivery lands last; from there on everything is as with a folder.
 */
public final class Collector {
    private final JobDefinition job;
    private final Collect collect;
    private final Wanted wanted;
    private final LocalDate date;
    private final Clock clock;

    private Collector(JobDefinition job, Collect collect, LocalDate date, Clock clock) {
        this.job = job;
        this.collect = collect;
        this.wanted = new Wanted(job);
        this.date = date;
        this.clock = clock;
    }

    /** The collector of a register, unless its deliveries are read where they are dropped. */
    public static Optional<Collector> find(JobDefinition job, LocalDate businessDate, Clock clock) {
        return Optional.ofNullable(job.receive().collect()).map(it -> new Collector(job, it, businessDate, clock));
    }

    /**
     * Brings what is new.
     *
     * @throws IOException when the landing folder cannot be written
     */
    public Collected collect() throws IOException {
        return new Tour(new Landing(job.receive().folder()), null).go();
    }

    /** As {@link #collect}, and keeps copies of what lands for as long as the definition says. */
    public Collected collect(RawCopies copies) throws IOException {
        if (!isKept()) {
            return collect();
        }
        copies.removeOlder(clock.instant().minus(Duration.ofDays(collect.keptDays())));
        return new Tour(new Landing(job.receive().folder()), copies).go();
    }

    /** Whether copies are kept: then what was applied need not lie here readable. */
    public boolean isKept() {
        return collect.keptDays() > 0;
    }

    /** Deletes the files of a delivery that was applied, by their names here. */
    public void forget(Collection<String> names) throws IOException {
        Landing landing = new Landing(job.receive().folder());
        for (String name : names) {
            for (String remote : remoteNames(name).toList()) {
                landing.forget(name, remote);
            }
        }
    }

    /** Whether the other end has a place for what was applied. */
    public boolean movesAway() {
        return collect.from() instanceof SftpPlace sftp && sftp.done() != null;
    }

    /** Puts the files of a delivery, by their names here, out of the way at the other end; says if that failed. */
    public Optional<Failure> moveAway(Collection<String> names) {
        try (RemoteFolder remote = RemoteFolder.open(collect.from(), date, clock)) {
            remote.moveAway(names.stream().flatMap(this::remoteNames).toList());
            return Optional.empty();
        } catch (TransportException e) {
            return Optional.of(e.failure());
        }
    }

    private Stream<String> remoteNames(String name) {
        return collect.pgp() == null ? Stream.of(name) : Wanted.ENDINGS.stream().map(it -> name + it);
    }

    /** One look at the place, gathering what comes of it. */
    private final class Tour {
        private final Landing landing;
        private final @Nullable RawCopies copies;
        private final List<Refusal> refused = new ArrayList<>();
        private final Set<String> present = new HashSet<>();
        private @Nullable PgpOpener opener;
        private int landed;

        Tour(Landing landing, @Nullable RawCopies copies) {
            this.landing = landing;
            this.copies = copies;
        }

        Collected go() throws IOException {
            List<String> warnings = List.of();
            Failure failure = null;
            try (RemoteFolder remote = RemoteFolder.open(collect.from(), date, clock, landing.work())) {
                List<RemoteFile> there = remote.list();
                landing.forgetAllBut(known(there));
                for (RemoteFile file : inOrder(there)) {
                    bring(remote, file);
                }
                warnings = remote.warnings();
            } catch (TransportException e) {
                failure = e.failure();
            }
            return new Collected(present, landed, refused, warnings, failure);
        }

        /** What is noted of files: of those there, and of those that may be restored from their copies. */
        private Set<String> known(List<RemoteFile> there) throws IOException {
            Set<String> known = there.stream().map(RemoteFile::name).collect(Collectors.toCollection(HashSet::new));
            if (copies != null) {
                copies.names().stream().flatMap(Collector.this::remoteNames).forEach(known::add);
            }
            return known;
        }

        private List<RemoteFile> inOrder(List<RemoteFile> files) {
            List<RemoteFile> inOrder = new ArrayList<>();
            for (RemoteFile file : files) {
                if (!Wanted.isPlain(file.name())) {
                    refused.add(Refusal.bad(
                            "file-name-not-plain", "a file there", "a plain name of 200 characters at most"));
                } else if (wanted.isBare(file.name())) {
                    refused.add(Refusal.bad("not-encrypted", file.name(), "a file encrypted and signed with OpenPGP"));
                } else if (wanted.find(file.name()).isPresent()) {
                    inOrder.add(file);
                }
            }
            inOrder.sort(Comparator.comparing((RemoteFile it) -> wanted.isLast(here(it)))
                    .thenComparing(RemoteFile::name));
            return inOrder;
        }

        private String here(RemoteFile file) {
            return wanted.find(file.name()).orElseThrow();
        }

        private void bring(RemoteFolder remote, RemoteFile file) throws IOException {
            String name = here(file);
            present.add(name);
            if (landing.has(file, name)) {
                return;
            }
            if (file.size() > collect.from().limits().size()) {
                refused.add(Refusal.bad("file-too-large", name + ": " + file.size() + " bytes", "its limit of size"));
                return;
            }
            PartFile part = PartFile.of(file, landing.work());
            if (part.size() > file.size()) {
                part.delete();
            }
            if (part.size() < file.size() && !remote.fetch(file, part)) {
                part.delete();
                return;
            }
            Path whole = opened(part, name);
            if (whole != null) {
                if (copies != null) {
                    copies.keep(whole, name);
                }
                landing.land(whole, name, file);
                part.forget();
                landed++;
            }
        }

        /** What was fetched, or what was in it; null when it may not be used. */
        private @Nullable Path opened(PartFile part, String name) throws IOException {
            if (collect.pgp() == null) {
                return part.path();
            }
            if (opener == null) {
                opener = new PgpOpener(collect.pgp(), collect.from().limits().size());
            }
            try {
                return opener.open(part.path());
            } catch (BadFileException bad) {
                refused.add(bad.refusal(name));
                return null;
            }
        }
    }
}
