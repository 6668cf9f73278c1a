package fi.ajantasa.report;

import fi.ajantasa.audit.AuditLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Opens a list of a run page by page, as {@code runs show RUN --list NAME} does. Rows open to row number, file and
 * record, rejects to their rules, customers to their numbers; personal values are never read.
 */
public final class ListRowsQuery {
    static final String TASKS = "tasks";
    static final String AUDIT = "audit";
    static final String CONTROL_TOTALS = "control-totals";
    static final String APPLIED_CUSTOMERS = "applied-customers";
    private static final int PAGE_MAX = 10_000;

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final RunListStore lists;
    private final ControlTotalStore totals;
    private final LinkQuery links;

    public ListRowsQuery(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.audit = new AuditLog(dataSource);
        this.lists = new RunListStore(dataSource);
        this.links = new LinkQuery(dataSource);
        this.totals = new ControlTotalStore(dataSource);
    }

    /**
     * Opens a page.
     *
     * @param list the word after {@code --list}: {@code rejected}, {@code changed/family-name}, {@code changed}
     * @param offset how many lines to skip
     * @param limit how many lines at most, up to 10,000
     * @return empty if the run keeps no such list
     */
    public Optional<ListPage> find(String run, String list, long offset, int limit) {
        ListKey key = ListKey.parse(list);
        Page page = new Page(run, key, Math.max(0, offset), Math.min(limit, PAGE_MAX));
        return switch (key.name()) {
            case CONTROL_TOTALS -> Optional.of(controlTotals(page));
            case AUDIT -> Optional.of(audit(page));
            case TASKS -> Optional.of(tasks(page));
            case "possible" -> possible(page);
            case "rejected" -> Optional.of(rejects(page));
            case APPLIED_CUSTOMERS -> Optional.of(appliedCustomers(page));
            default -> stored(page);
        };
    }

    private ListPage controlTotals(Page page) {
        List<List<String>> all = totals.read(page.run).stream()
                .map(total -> List.of(total.name(), total.file(), total.declared(), total.found()))
                .toList();
        List<List<String>> rows =
                all.stream().skip(page.offset).limit(page.limit).toList();
        return page.of(all.size(), List.of("total", "file", "declared", "found"), rows);
    }

    private ListPage audit(Page page) {
        List<AuditLog.Listed> listed = audit.list(page.run, page.offset, page.limit);
        Map<Integer, String> numbers = numbers(
                listed.stream().map(AuditLog.Listed::customer).distinct().toList());
        List<List<String>> rows = listed.stream()
                .map(it -> List.of(
                        it.entry(),
                        numbers.getOrDefault(it.customer(), ""),
                        Integer.toString(it.decisions()),
                        it.at().toString()))
                .toList();
        return page.of(audit.count(page.run, "change"), List.of("entry", "customer", "decisions", "at"), rows);
    }

    private ListPage tasks(Page page) {
        return query(
                page,
                List.of("task", "kind", "state", "row", "customer", "other"),
                "select t.id, t.kind, t.state, t.row_number, c.number, o.number",
                " from task t left join customer c on c.id = t.customer_id left join customer o on o.id = t.other_id"
                        + " where t.run_id = ? and ? in ('', t.kind)",
                " order by t.id");
    }

    private ListPage rejects(Page page) {
        return query(
                page,
                List.of("row", "line", "stage", "rules"),
                "select row_number, line, stage, rules",
                " from rejection where run_id = ? and (? = '' or ' ' || replace(rules, ',', ' ') || ' ' like '% ' || ?"
                        + " || ' %')",
                " order by row_number");
    }

    private ListPage query(Page page, List<String> columns, String select, String from, String order) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(page.run);
        from.chars().filter(c -> c == '?').skip(1).forEach(c -> arguments.add(page.key.attribute()));
        long total = jdbc.sql("select count(*)" + from)
                .params(arguments)
                .query(Long.class)
                .single();
        List<List<String>> rows = jdbc.sql(select + from + order + " limit " + page.limit + " offset " + page.offset)
                .params(arguments)
                .query((rs, row) -> {
                    List<String> cells = new ArrayList<>();
                    for (int column = 1; column <= columns.size(); column++) {
                        cells.add(Optional.ofNullable(rs.getString(column)).orElse(""));
                    }
                    return cells;
                })
                .list();
        return page.of(total, columns, rows);
    }

    private ListPage appliedCustomers(Page page) {
        SortedMap<String, RoaringBitmap> union = new TreeMap<>();
        union.put("", lists.readAll(page.run).union(ListName.APPLIED));
        return page.of(
                union.get("").getLongCardinality(), List.of("customer", "attribute"), customers(entries(union, page)));
    }

    private Optional<ListPage> stored(Page page) {
        SortedMap<String, RoaringBitmap> byAttribute = new TreeMap<>();
        Unit unit = Unit.ROWS;
        for (ListInfo info : lists.list(page.run)) {
            ListKey key = info.key();
            if (key.name().equals(page.key.name())
                    && (page.key.attribute().isEmpty() || key.attribute().equals(page.key.attribute()))) {
                byAttribute.put(key.attribute(), lists.read(page.run, key.name(), key.attribute()));
                unit = info.unit();
            }
        }
        if (byAttribute.isEmpty()) {
            return isKnown(page.key) ? Optional.of(page.of(0, List.of("row"), List.of())) : Optional.empty();
        }
        long total = byAttribute.values().stream()
                .mapToLong(RoaringBitmap::getLongCardinality)
                .sum();
        List<Entry> entries = entries(byAttribute, page);
        return Optional.of(
                switch (unit) {
                    case CUSTOMERS -> page.of(total, List.of("customer", "attribute"), customers(entries));
                    case TASKS -> page.of(total, List.of("task", "kind", "state", "customer", "list"), tasks(entries));
                    case ROWS -> page.of(total, List.of("row", "file", "record", "remark"), rows(page.run, entries));
                });
    }

    private List<List<String>> tasks(List<Entry> entries) {
        Map<Integer, List<String>> tasks = new HashMap<>();
        if (!entries.isEmpty()) {
            jdbc.sql("select t.id, t.kind, t.state, coalesce(c.number, '') from task t"
                            + " left join customer c on c.id = t.customer_id where t.id in (:ids)")
                    .param("ids", entries.stream().map(Entry::number).distinct().toList())
                    .query(row -> {
                        tasks.put(row.getInt(1), List.of(row.getString(2), row.getString(3), row.getString(4)));
                    });
        }
        return entries.stream()
                .map(it -> {
                    List<String> task = tasks.getOrDefault(it.number, List.of("", "", ""));
                    return List.of(Integer.toString(it.number), task.get(0), task.get(1), task.get(2), it.attribute);
                })
                .toList();
    }

    /** Possible rows by likeness with whom they may be of and why; those by code as any list of rows. */
    private Optional<ListPage> possible(Page page) {
        SortedMap<Integer, List<LinkExample>> byRow = links.possible(page.run);
        Optional<ListPage> stored = stored(page);
        if (byRow.isEmpty() || stored.isEmpty()) {
            return stored;
        }
        List<List<String>> rows = new ArrayList<>();
        for (List<String> row : stored.get().rows()) {
            List<LinkExample> found = byRow.getOrDefault(Integer.parseInt(row.get(0)), List.of());
            found.forEach(link -> rows.add(cells(row, said(link))));
            if (found.isEmpty()) {
                rows.add(cells(row, List.of("", "", "")));
            }
        }
        List<String> columns = List.of("row", "file", "record", "remark", "customer", "link", "reasons");
        return Optional.of(page.of(stored.get().total(), columns, rows));
    }

    private static List<String> cells(List<String> row, List<String> said) {
        return Stream.of(row, said).flatMap(List::stream).toList();
    }

    /** Whom the row may be of, how likely and why; of a link that may not be told one sentence. */
    private static List<String> said(LinkExample link) {
        return link instanceof LinkExample.Told told
                ? List.of(told.customer(), LinkSection.words(told), words(told))
                : List.of("", LinkExample.Withheld.SENTENCE, "");
    }

    private static String words(LinkExample.Told link) {
        return String.join(
                "; ",
                link.steps().stream()
                        .map(it -> String.format(Locale.ROOT, "%s: %s %+.1f", it.comparison(), it.level(), it.weight()))
                        .toList());
    }

    private static boolean isKnown(ListKey key) {
        for (ListName name : ListName.values()) {
            if (name.word().equals(key.name())) {
                return true;
            }
        }
        return false;
    }

    private static List<Entry> entries(SortedMap<String, RoaringBitmap> byAttribute, Page page) {
        List<Entry> entries = new ArrayList<>();
        long skip = page.offset;
        for (Map.Entry<String, RoaringBitmap> list : byAttribute.entrySet()) {
            long size = list.getValue().getLongCardinality();
            if (skip < size && entries.size() < page.limit) {
                PeekableIntIterator numbers = list.getValue().getIntIterator();
                numbers.advanceIfNeeded(list.getValue().select((int) skip));
                while (numbers.hasNext() && entries.size() < page.limit) {
                    entries.add(new Entry(numbers.next(), list.getKey()));
                }
            }
            skip = Math.max(0, skip - size);
        }
        return entries;
    }

    private List<List<String>> customers(List<Entry> entries) {
        Map<Integer, String> numbers =
                numbers(entries.stream().map(Entry::number).distinct().toList());
        return entries.stream()
                .map(entry -> List.of(numbers.getOrDefault(entry.number, "id " + entry.number), entry.attribute))
                .toList();
    }

    private Map<Integer, String> numbers(List<Integer> ids) {
        Map<Integer, String> numbers = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select id, number from customer where id in (:ids)")
                    .param("ids", ids)
                    .query(rs -> {
                        numbers.put(rs.getInt(1), rs.getString(2));
                    });
        }
        return numbers;
    }

    private List<List<String>> rows(String run, List<Entry> entries) {
        DeliveryFiles files = jdbc.sql("select e.proof from run r join extract e on e.id = r.extract_id where r.id = ?")
                .param(run)
                .query(String.class)
                .optional()
                .map(DeliveryFiles::of)
                .orElse(DeliveryFiles.NONE);
        return entries.stream()
                .map(entry -> List.of(
                        Integer.toString(entry.number),
                        files.file(entry.number),
                        files.record(entry.number),
                        entry.attribute))
                .toList();
    }

    private record Entry(int number, String attribute) {}

    private record Page(String run, ListKey key, long offset, int limit) {
        ListPage of(long total, List<String> columns, List<List<String>> rows) {
            return new ListPage(run, key.path(), total, offset, columns, rows);
        }
    }
}
