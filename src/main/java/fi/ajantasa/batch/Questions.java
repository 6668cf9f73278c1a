package fi.ajantasa.batch;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.link.ClericalTask;
import fi.ajantasa.link.Link;
import fi.ajantasa.link.PersonVerdict;
import fi.ajantasa.link.RecordMark;
import fi.ajantasa.link.TaskStore;
import fi.ajantasa.link.TaskStore.Standing;
import fi.ajantasa.link.TaskStore.Standings;
import fi.ajantasa.report.ListName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.roaringbitmap.RoaringBitmap;

/** What a slice asks people: every possible link, with its row sealed so that the question can be answered. */
final class Questions {
    private final RunContext context;
    private final SharedRows shared;
    private final List<Asked> asked = new ArrayList<>();
    private final List<ClericalTask> others = new ArrayList<>();
    private final List<Link> contested = new ArrayList<>();
    private final RoaringBitmap answeredRows = new RoaringBitmap();

    Questions(RunContext context, SharedRows shared) {
        this.context = context;
        this.shared = shared;
    }

    /** A task and the row that asks it. */
    private record Asked(ClericalTask task, PossibleRow row) {}

    /** Asks what is not about a record's person. */
    void add(List<ClericalTask> tasks) {
        others.addAll(tasks);
    }

    /** Asks whose the records of possible links are; rows with one key are one question. */
    void add(int extract, List<Link> possible, Function<Integer, PossibleRow> rows) {
        KeyVault keys = context.workplace().keys();
        Map<Long, Long> contents = new HashMap<>();
        Map<Link, PossibleRow> read = new LinkedHashMap<>();
        for (Link link : possible) {
            PossibleRow row = rows.apply(Math.toIntExact(link.row()));
            read.put(link, row);
            contents.merge(link.recordKey(), keys.recordPart("record", row.record()), Long::sum);
        }
        for (Map.Entry<Link, PossibleRow> entry : read.entrySet()) {
            Link link = entry.getKey();
            long content = keys.recordKey(contents.getOrDefault(link.recordKey(), 0L));
            for (ClericalTask task : link.tasks(extract)) {
                RecordMark mark = task.mark().saying(content);
                ClericalTask marked = new ClericalTask(task.kind(), task.customer(), task.origin(), task.other(), mark);
                asked.add(new Asked(marked, entry.getValue()));
            }
        }
    }

    /** Notes the rows of this delivery that a person has said are not the customer's. */
    void addDifferent(List<Link> links) {
        links.stream()
                .filter(it -> shared.isToldWith(it.customer(), Math.toIntExact(it.row())))
                .forEach(it -> answeredRows.add(Math.toIntExact(it.row())));
    }

    /** Notes what the rules say against people's answers. */
    void addContested(List<Link> links) {
        links.stream().filter(it -> !it.against().isEmpty()).forEach(contested::add);
    }

    private void keepContested() {
        for (Link link : contested) {
            context.workplace()
                    .verdicts()
                    .disagree(
                            new PersonVerdict.Pair(context.job().register(), link.recordKey(), link.customer()),
                            link.against(),
                            context.run().id());
        }
    }

    void save(int part) {
        List<ClericalTask> tasks = new ArrayList<>(others);
        asked.forEach(it -> tasks.add(it.task()));
        TaskStore store = context.workplace().tasks();
        Standings standings = store.standings(tasks);
        List<ClericalTask> fresh = context.run().order().dryRun()
                ? List.of()
                : store.open(
                        context.run().id(),
                        tasks,
                        standings,
                        context.workplace().clock().instant());
        if (!context.run().order().dryRun()) {
            seal(open(tasks, standings));
            keepContested();
        }
        RoaringBitmap waiting = new RoaringBitmap();
        RoaringBitmap opened = new RoaringBitmap();
        RoaringBitmap answered = answeredRows.clone();
        for (Asked it : asked) {
            int row = it.row().origin().row();
            boolean ofThis = it.row().origin().extract() == context.extract().id();
            if (ofThis && shared.isToldWith(it.task().customer(), row)) {
                waiting.add(row);
                if (fresh.contains(it.task())) {
                    opened.add(row);
                } else if (standings.of(it.task()) == Standing.ANSWERED) {
                    answered.add(row);
                }
            }
        }
        waiting.or(answered);
        answered.andNot(opened);
        put(ListName.POSSIBLE, part, waiting);
        put(ListName.CLERICAL_OPENED, part, opened);
        put(ListName.DECIDED_BEFORE, part, answered);
        opened.or(answered);
        put(ListName.CLERICAL_ALREADY_OPEN, part, RoaringBitmap.andNot(waiting, opened));
    }

    /** The open task that asks each question; those that were new are looked up once they are opened. */
    private Map<ClericalTask, Integer> open(List<ClericalTask> tasks, Standings before) {
        Map<ClericalTask, Integer> open = new HashMap<>(before.open());
        List<ClericalTask> opened =
                tasks.stream().filter(it -> before.of(it) == Standing.NEW).toList();
        open.putAll(context.workplace().tasks().standings(opened).open());
        return open;
    }

    private void seal(Map<ClericalTask, Integer> ids) {
        LocalDate expires = context.run()
                .order()
                .businessDate()
                .plusDays(context.jobs().decisions().review().expires());
        Map<String, PossibleRecord> records = new HashMap<>();
        for (Asked it : asked) {
            Integer task = ids.get(it.task());
            if (task != null) {
                Origin origin = it.row().origin();
                int customer = it.task().customer();
                String sealed = context.workplace().keys().sealRecord(it.row().record(), customer, origin);
                records.put(
                        task + " " + origin,
                        new PossibleRecord(task, customer, origin, it.row().file(), expires, sealed));
            }
        }
        Workplace workplace = context.workplace();
        workplace
                .possibleRecords()
                .keep(
                        List.copyOf(records.values()),
                        context.kind(),
                        workplace.clock().instant());
    }

    private void put(ListName name, int part, RoaringBitmap rows) {
        if (!rows.isEmpty()) {
            context.workplace().lists().putPart(context.run().id(), name, "", part, rows);
        }
    }
}
