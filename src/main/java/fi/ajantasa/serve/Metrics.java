package fi.ajantasa.serve;

import fi.ajantasa.contact.ListState;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The figures as metrics. Ages are told as they are when somebody asks, not as they were when the figures were read. */
final class Metrics {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<String, MultiGauge> gauges = new LinkedHashMap<>();
    private final Clock clock;

    Metrics(Clock clock) {
        this.clock = clock;
        new JvmMemoryMetrics().bindTo(registry);
        gauge("register.age", "seconds", "Since the day a register's newest applied delivery tells of");
        gauge("permit.left", "seconds", "Until the end of a register's permit");
        gauge("follow.lag", "seconds", "Since a journal of changes was last followed to its end");
        gauge("list.age", "seconds", "Since the day of a list, or the last check against it, whichever is longer ago");
        gauge("lease.left", "seconds", "Until a list is too old to contact anybody by; below zero when it is");
        gauge("run.rows", "rows", "Rows of a register's last run");
        gauge("run.duration", "seconds", "From the start of a register's last run to its end");
        gauge("run.code", "", "Exit code of a register's last run");
        gauge("holds", "runs", "Runs that wait for a person");
        gauge("tasks.open", "tasks", "Clerical tasks that wait for an answer");
        gauge("audit.entries", "entries", "Entries of the audit log when it was last verified");
        gauge("audit.faults", "faults", "What was not as it was signed when the audit log was last verified");
        gauge("audit.checkpoint.age", "seconds", "Since the last checkpoint of the audit log");
        gauge("schedule.lag", "seconds", "Since the oldest business date that is not done was due");
    }

    private void gauge(String name, String unit, String description) {
        MultiGauge.Builder builder = MultiGauge.builder("ajantasa." + name).description(description);
        gauges.put(name, (unit.isEmpty() ? builder : builder.baseUnit(unit)).register(registry));
    }

    /** Tells these figures from now on. */
    void show(Figures figures) {
        List<Figures.OfRegister> registers = figures.registers();
        ages("register.age", registers, it -> start(it.confirmed()));
        lefts("permit.left", registers, it -> startOf(it.permitEnds().plusDays(1)));
        ages("follow.lag", registers, Figures.OfRegister::followed);
        show("holds", registers.stream().map(it -> row(register(it.register()), it.held())));
        runs("run.duration", registers, it ->
                (double) Duration.between(it.started(), it.ended()).toSeconds());
        runs("run.code", registers, it -> (double) it.code());
        show("run.rows", registers.stream().flatMap(Metrics::rows));
        show("list.age", figures.lists().stream().flatMap(it -> since(it, from(it))));
        show("lease.left", figures.lists().stream().flatMap(it -> until(it, stop(it))));
        show("tasks.open", Stream.of(row(Tags.empty(), figures.openTasks())));
        show("audit.checkpoint.age", age(Tags.empty(), figures.checkpoint()));
        show("schedule.lag", figures.jobs().stream().map(this::lag));
    }

    /** Tells what verifying the audit log found. */
    void showLog(long entries, int faults) {
        show("audit.entries", Stream.of(row(Tags.empty(), entries)));
        show("audit.faults", Stream.of(row(Tags.empty(), faults)));
    }

    /** In the text format of Prometheus. */
    String text() {
        return registry.scrape();
    }

    private void show(String name, Stream<MultiGauge.Row<?>> rows) {
        MultiGauge gauge = gauges.get(name);
        if (gauge != null) {
            gauge.register(new ArrayList<>(rows.toList()), true);
        }
    }

    private void ages(
            String name, List<Figures.OfRegister> registers, Function<Figures.OfRegister, @Nullable Instant> moment) {
        show(name, registers.stream().flatMap(it -> age(register(it.register()), moment.apply(it))));
    }

    private void lefts(String name, List<Figures.OfRegister> registers, Function<Figures.OfRegister, Instant> moment) {
        show(name, registers.stream().map(it -> left(register(it.register()), moment.apply(it))));
    }

    private void runs(String name, List<Figures.OfRegister> registers, Function<Figures.OfRun, Double> value) {
        show(
                name,
                registers.stream()
                        .flatMap(it -> it.run() == null
                                ? Stream.of()
                                : Stream.of(row(register(it.register()), value.apply(it.run())))));
    }

    private static Stream<MultiGauge.Row<?>> rows(Figures.OfRegister it) {
        return it.run() == null
                ? Stream.of()
                : it.run().rows().entrySet().stream()
                        .map(kind -> row(register(it.register()).and("kind", kind.getKey()), kind.getValue()));
    }

    private Stream<MultiGauge.Row<?>> since(ListState list, @Nullable Instant moment) {
        return age(register(list.register()), moment);
    }

    private Stream<MultiGauge.Row<?>> until(ListState list, @Nullable Instant moment) {
        return Stream.of(moment == null ? row(register(list.register()), -1) : left(register(list.register()), moment));
    }

    private Stream<MultiGauge.Row<?>> age(Tags tags, @Nullable Instant moment) {
        return moment == null
                ? Stream.of()
                : Stream.of(MultiGauge.Row.of(tags, moment, it -> seconds(it, clock.instant())));
    }

    private MultiGauge.Row<?> left(Tags tags, Instant moment) {
        return MultiGauge.Row.of(tags, moment, it -> seconds(clock.instant(), it));
    }

    private MultiGauge.Row<?> lag(Figures.OfJob job) {
        Tags tags = Tags.of("job", job.job());
        Instant overdue = job.overdue();
        return overdue == null ? row(tags, 0) : MultiGauge.Row.of(tags, overdue, it -> seconds(it, clock.instant()));
    }

    private static MultiGauge.Row<?> row(Tags tags, Number value) {
        return MultiGauge.Row.of(tags, value);
    }

    private static Tags register(String name) {
        return Tags.of("register", name);
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds();
    }

    private static @Nullable Instant start(@Nullable LocalDate day) {
        return day == null ? null : startOf(day);
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ScheduledJob.HELSINKI).toInstant();
    }

    private static @Nullable Instant from(ListState list) {
        ListState.Version version = list.version();
        Instant dated = version == null ? null : start(version.date());
        return dated == null || version == null || dated.isBefore(version.checked()) ? dated : version.checked();
    }

    private static @Nullable Instant stop(ListState list) {
        Instant from = from(list);
        return from == null
                ? null
                : from.atZone(ScheduledJob.HELSINKI)
                        .plusDays(list.lease().stop())
                        .toInstant();
    }
}
