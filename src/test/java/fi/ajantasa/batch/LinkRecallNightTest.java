package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.link.LikenessStore;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.testing.Databases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What rows of a full list were linked to is remembered, and the links are those of comparing every row every night. */
@ParameterizedClass
@EnumSource
class LinkRecallNightTest {
    private static final int LISTED = 300;
    private static final int NIGHTS = 5;
    private static final List<String> NAMES = List.of("sukunimi", "etunimet");
    private static final List<String> HOME = List.of(
            "osoitelaji",
            "katunimi_fi",
            "katunumero",
            "porraskirjain",
            "huoneistonumero",
            "jakokirjain",
            "postinumero",
            "postitoimipaikka_fi");
    private static final List<String> ADDRESS = List.of("katuosoite", "postinumero", "postitoimipaikka");
    private static final List<String> LIST = Stream.of(NAMES, List.of("syntymaaika"), ADDRESS)
            .flatMap(List::stream)
            .toList();
    private static final List<String> CRM_HOMES = Stream.of(
                    ADDRESS, ADDRESS.stream().map(it -> "kayttopaikka_" + it).toList())
            .flatMap(List::stream)
            .toList();
    private static final List<String> ALL =
            Stream.of(NAMES, HOME).flatMap(List::stream).toList();

    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    @TempDir
    Path other;

    private TestHome home;
    private TestHome afresh;
    private List<Person> people;
    private List<Map<String, String>> rows;
    private List<Map<String, String>> customers;

    @BeforeEach
    void deliverTheFirstList() throws IOException {
        PreparedHome prepared = PreparedHome.on(databases);
        home = prepared.copyTo(folder);
        people = prepared.plainPeople();
        NameList.define(home);
        rows = NameList.rows(home, people, LISTED);
        for (int row = 0; row < rows.size(); row += 3) {
            rows.get(row).put("syntymaaika", "");
        }
        customers = new ArrayList<>();
        Person.customerRows(home).forEach(it -> customers.add(new LinkedHashMap<>(it)));
        NameList.send(home, 1, rows);
        NameList.train(home);
        afresh = prepared.copyTo(other);
        NameList.copyDefinitions(home, afresh);
    }

    @Test
    void linksFromMemoryAsItLinksByComparingEveryRow() {
        Random random = new Random(41);
        for (int night = 1; night <= NIGHTS; night++) {
            if (night > 1) {
                changeCustomers(random, night);
                changeRows(random);
            }
            RunReport remembering = deliver(home, night);
            afresh.meddle("delete from link_memory");
            RunReport comparing = deliver(afresh, night);
            assertThat(remembering.verdict()).isEqualTo(Verdict.BALANCED);
            assertThat(links(home)).as("night " + night).isEqualTo(links(afresh));
            assertThat(restrictions(home)).as("night " + night).isEqualTo(restrictions(afresh));
            for (ListName list :
                    List.of(ListName.MATCHED, ListName.POSSIBLE, ListName.UNMATCHED, ListName.UNCHANGED_ROWS)) {
                assertThat(remembering.counts().of(list))
                        .as(list.word())
                        .isEqualTo(comparing.counts().of(list));
            }
            assertThat(comparing.counts().of(ListName.LINKED_AS_BEFORE)).isZero();
            assertThat(remembering.counts().of(ListName.LINKED_AS_BEFORE) > rows.size() / 2)
                    .isEqualTo(night > 1);
        }
    }

    /** Each of many namesakes is unlikely by herself, and is possible because all together are not. */
    @Test
    void comparesAgainARowThatMayBeOfManyWhenOneOfThemIsCalledOtherwise() {
        int first = customers.size();
        for (int i = 0; i < 20; i++) {
            Map<String, String> alike = newcomer(people.get(i), 700 + i);
            alike.putAll(Map.of("sukunimi", "Alikainen", "etunimet", "Aatu", "syntymaaika", ""));
            customers.add(alike);
        }
        sendCustomers(home, 2);
        Map<String, String> nowhere = new LinkedHashMap<>(rows.get(0));
        LIST.forEach(it -> nowhere.put(it, ""));
        nowhere.putAll(Map.of("sukunimi", "Alikainen", "etunimet", "Aatu"));
        rows.add(nowhere);
        deliver(home, 1);
        assertThat(isLastAsBefore(deliver(home, 2, rows.subList(1, rows.size()))))
                .isTrue();
        customers.get(first).putAll(Map.of("sukunimi", "Toisenlainen", "etunimet", "Eemeli"));
        sendCustomers(home, 3);
        assertThat(isLastAsBefore(deliver(home, 3, rows.subList(2, rows.size()))))
                .isFalse();
    }

    private boolean isLastAsBefore(RunReport report) {
        String last = report.counts().of(ListName.MATCHED) + report.counts().of(ListName.UNMATCHED)
                + report.counts().of(ListName.POSSIBLE) + ",";
        return Terminal.run(home, "runs", "show", report.header().run(), "--list", "linked-as-before")
                .text()
                .lines()
                .anyMatch(it -> it.startsWith(last));
    }

    /** The number that the list itself told a customer by speaks for no link: it is the outcome, not the ground. */
    @Test
    void takesNothingThatTheListToldForAGroundOfItsOwnLinks() {
        deliver(home, 1);
        SortedMap<String, String> first = links(home);
        home.meddle("delete from link_memory_basis");
        Map<String, String> again = new LinkedHashMap<>(rows.get(0));
        again.put("kielto", "0");
        List<Map<String, String>> next = new ArrayList<>(rows);
        next.set(0, again);
        RunReport second = deliver(home, 2, next);
        assertThat(second.counts().of(ListName.LINKED_AS_BEFORE)).isZero();
        assertThat(verdicts(links(home))).isEqualTo(verdicts(first));
    }

    @Test
    void comparesEveryRowAgainWhenTheDefinitionsChange() {
        deliver(home, 1);
        home.define("decisions.yaml", it -> it + "\n# another file\n");
        RunReport second = deliver(home, 2, rows.subList(0, rows.size() - 1));
        assertThat(second.counts().of(ListName.LINKED_AS_BEFORE)).isZero();
    }

    /** What is common among the customers is no longer what it was. */
    @Test
    void comparesEveryRowAgainWhenOneCustomerInTwentyHasChanged() {
        deliver(home, 1);
        for (int i = 0; i < customers.size() / 15; i++) {
            customers.get(i).put("katuosoite", "Uusikatu " + (i + 1));
        }
        sendCustomers(home, 2);
        RunReport second = deliver(home, 2, rows.subList(0, rows.size() - 1));
        assertThat(second.counts().of(ListName.LINKED_AS_BEFORE)).isZero();
    }

    @Test
    void aDryRunLeavesNoMemory() {
        NameList.send(home, 1, rows);
        home.dryRun("name-list");
        assertThat(home.sql(Integer.class, "select count(*) from link_memory")).isZero();
        assertThat(home.sql(Integer.class, "select count(*) from link_memory_basis"))
                .isZero();
    }

    /** Moves and weddings of people on the list, and newcomers who are called, born and live like one of them. */
    private void changeCustomers(Random random, int night) {
        Map<String, String[]> changes = new LinkedHashMap<>();
        for (int i = 0; i < 6; i++) {
            Person one = people.get(random.nextInt(LISTED));
            Person like = people.get(random.nextInt(people.size()));
            switch (random.nextInt(3)) {
                case 0 -> changes.put(one.hetu(), cells(like.register(), NAMES));
                case 1 -> changes.put(one.hetu(), cells(like.register(), HOME));
                default -> {
                    changes.put(one.hetu(), cells(like.register(), ALL));
                    customers.stream()
                            .filter(it -> one.number().equals(it.get("asiakasnumero")))
                            .forEach(it -> copy(like.crm(), it, CRM_HOMES));
                }
            }
        }
        for (int i = 0; i < 3; i++) {
            customers.add(newcomer(people.get(random.nextInt(LISTED)), night * 100 + i));
        }
        for (TestHome to : List.of(home, afresh)) {
            sendCustomers(to, night);
            MadeDelivery population = MadeDelivery.changes(to, night);
            changes.forEach(population::change);
            population.send();
            assertThat(to.run("population").code()).isIn(ExitCode.OK, ExitCode.OK_WITH_REJECTS);
        }
    }

    private static String[] cells(Map<String, String> from, List<String> columns) {
        List<String> cells = new ArrayList<>();
        for (String column : columns) {
            cells.add(column);
            cells.add(from.getOrDefault(column, ""));
        }
        return cells.toArray(String[]::new);
    }

    private static void copy(Map<String, String> from, Map<String, String> to, List<String> columns) {
        for (String column : columns) {
            to.put(column, from.getOrDefault(column, ""));
        }
    }

    private static Map<String, String> newcomer(Person like, int number) {
        Map<String, String> row = new LinkedHashMap<>(like.crm());
        Map<String, String> said = NameList.row(like);
        row.put("asiakasnumero", "C-8" + String.format("%04d", number));
        row.put("hetu", "");
        copy(said, row, LIST);
        return row;
    }

    private void changeRows(Random random) {
        for (int i = 0; i < 12; i++) {
            int place = random.nextInt(rows.size());
            Map<String, String> row = new LinkedHashMap<>(rows.get(place));
            switch (random.nextInt(4)) {
                case 0 -> row.put("kielto", row.getOrDefault("kielto", "").equals("1") ? "0" : "1");
                case 1 -> row.put("syntymaaika", "");
                case 2 -> copy(NameList.row(people.get(random.nextInt(people.size()))), row, ADDRESS);
                default -> row = NameList.row(people.get(random.nextInt(people.size())));
            }
            rows.set(place, row);
        }
    }

    private void sendCustomers(TestHome to, int sequence) {
        MadeDelivery delivery = MadeDelivery.customers(to, sequence);
        customers.forEach(delivery::row);
        delivery.send();
        assertThat(to.run("customers").code()).isIn(ExitCode.OK, ExitCode.OK_WITH_REJECTS);
    }

    private RunReport deliver(TestHome to, int sequence) {
        return deliver(to, sequence, rows);
    }

    private static RunReport deliver(TestHome to, int sequence, List<Map<String, String>> some) {
        NameList.send(to, sequence, some);
        RegisterResult result = to.run("name-list");
        assertThat(result.code()).as(result.message()).isIn(ExitCode.OK, ExitCode.OK_WITH_REJECTS);
        return to.report(result.runs().get(0));
    }

    /** Of each customer the rows it is linked to, with their verdicts. */
    private static SortedMap<String, String> links(TestHome of) {
        return of.read(dataSource -> {
            LikenessStore store = new LikenessStore(dataSource);
            SortedMap<String, String> links = new TreeMap<>();
            for (int customer : store.first("name-list", 1_000_000)) {
                TreeSet<String> rows = new TreeSet<>();
                store.list(customer).forEach(kept -> kept.entries()
                        .forEach(it -> rows.add(it.row() + " " + it.likeness().verdict())));
                links.put("" + customer, String.join(", ", rows));
            }
            return links;
        });
    }

    /** The verdicts without the numbers of the rows. */
    private static SortedMap<String, String> verdicts(SortedMap<String, String> links) {
        SortedMap<String, String> verdicts = new TreeMap<>();
        links.forEach((customer, rows) -> verdicts.put(customer, rows.replaceAll("\\d+ ", "")));
        return verdicts;
    }

    private static List<String> restrictions(TestHome of) {
        return List.of(of.sql(
                String.class,
                "select string_agg(customer_id || ' ' || reason, ', ' order by customer_id, reason) from restriction"));
    }
}
