package fi.ajantasa.batch;

import fi.ajantasa.job.HashFile;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.source.Collected;
import fi.ajantasa.source.Collector;
import fi.ajantasa.source.Delivery;
import fi.ajantasa.source.ExtractHistory;
import fi.ajantasa.source.Found;
import fi.ajantasa.source.Inbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a register's deliveries at the start of its turn, and puts those away at the other end that were applied. */
final class Collecting {
    private static final Logger LOG = LoggerFactory.getLogger(Collecting.class);

    private final Workplace workplace;
    private final JobDefinition job;
    private final Collector collector;

    private Collecting(Workplace workplace, JobDefinition job, Collector collector) {
        this.workplace = workplace;
        this.job = job;
        this.collector = collector;
    }

    /** For a register whose deliveries are collected. */
    static Optional<Collecting> find(Workplace workplace, JobDefinition job, LocalDate businessDate) {
        return Collector.find(job, businessDate, workplace.clock()).map(it -> new Collecting(workplace, job, it));
    }

    Collected bring() {
        try {
            Collected collected = collector.collect(workplace.rawCopies(job.register()));
            LOG.info(
                    "{} collect: {} files there, {} new, {} refused",
                    job.register(),
                    collected.present().size(),
                    collected.landed(),
                    collected.refused().size());
            collected.warnings().forEach(it -> LOG.warn("{} collect: {}", job.register(), it));
            return collected;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Only what is committed: a delivery whose run died is there again in the next night, and is put away then. */
    void putAway(Collected collected) {
        Set<String> applied = appliedNames();
        Set<String> names = new TreeSet<>(collected.present());
        names.retainAll(applied);
        if (collector.movesAway() && !names.isEmpty()) {
            collector
                    .moveAway(names)
                    .ifPresent(it -> LOG.warn(
                            "{} collect: applied files stay at the other end: {}: {}",
                            job.register(),
                            it.reason().word(),
                            it.what()));
        }
        if (collector.isKept()) {
            forget(applied);
        }
    }

    /** Of what was applied only the encrypted copy stays. */
    private void forget(Set<String> applied) {
        try {
            collector.forget(applied);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> appliedNames() {
        Set<String> applied = workplace.extracts().listApplied(job.register()).stream()
                .map(ExtractHistory::contentHash)
                .collect(Collectors.toSet());
        try {
            return new Inbox(job.receive(), workplace.clock())
                    .deliveries().stream()
                            .filter(it -> it instanceof Delivery delivery && applied.contains(delivery.contentHash()))
                            .flatMap(it -> names(it).stream())
                            .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> names(Found found) {
        if (!(found instanceof Delivery delivery)) {
            return List.of();
        }
        Set<String> names = new TreeSet<>();
        names.add(Objects.toString(delivery.control().getFileName()));
        delivery.totals().files().forEach(it -> names.add(it.name()));
        if (job.receive().control() instanceof HashFile hash) {
            names.addAll(names.stream().map(hash::beside).toList());
        }
        return List.copyOf(names);
    }
}
