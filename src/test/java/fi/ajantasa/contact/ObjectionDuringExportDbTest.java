package fi.ajantasa.contact;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.contact.ExportResult.Released;
import fi.ajantasa.customer.Held;
import fi.ajantasa.person.Channel;
import fi.ajantasa.testing.Databases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** F153: people object while an export is written. Whoever's word is committed before the file is there has no row in it. */
@ParameterizedClass
@EnumSource
class ObjectionDuringExportDbTest {
    private static final int PEOPLE = 4500;

    @Parameter
    Databases databases;

    private ContactHome home;
    private ExecutorService others;

    @BeforeEach
    void open() {
        home = ContactHome.on(databases).withListsOf(LocalDate.of(2026, 11, 20));
        int crm = home.delivered("customers", LocalDate.of(2026, 11, 1), Instant.parse("2026-11-01T10:00:00Z"));
        List<Map<String, Held>> people = new ArrayList<>();
        for (int i = 1; i <= PEOPLE; i++) {
            people.add(home.person(crm, i));
        }
        home.customers(people);
        others = Executors.newFixedThreadPool(3);
    }

    @AfterEach
    void close() {
        others.shutdownNow();
        home.close();
    }

    /** One whose row was written already, one whose block was not read yet: both object between two blocks. */
    @Test
    void dropsTheRowsOfThoseWhoObjectBetweenTwoBlocks() {
        List<Integer> objecting = List.of(7, 2000, 2001, PEOPLE);
        ExportResult result = home.exporter()
                .export(home.order(Channel.PHONE, "a.csv"), ContactHome.CLOCK, () -> {}, (done, all) -> {
                    if (done == 2000) {
                        elsewhere(() ->
                                objecting.forEach(it -> home.objecting().note(home.objection(it, Channel.PHONE))));
                    }
                });
        Released released = (Released) result;
        assertThat(home.numbers("a.csv")).hasSize(PEOPLE - 4).doesNotContain("C-7", "C-2000", "C-2001", "C-" + PEOPLE);
        assertThat(released.sums().byFirstReason()).containsOnly(Map.entry("own-objection", 4L));
        assertThat(new ExportStore(home.database.dataSource())
                        .findReceipt(released.export(), 7)
                        .orElseThrow()
                        .firstReason())
                .isEqualTo("own-objection");
    }

    /** The last moment there is: all is written and checked, and somebody objects before the gate is closed. */
    @Test
    void dropsTheRowOfSomebodyWhoObjectsAtTheVeryLast() {
        ExportResult result = home.exporter()
                .export(home.order(Channel.PHONE, "a.csv"), ContactHome.CLOCK, () -> {}, (done, all) -> {
                    if (done == all) {
                        elsewhere(() -> home.objecting().note(home.objection(PEOPLE, Channel.PHONE)));
                    }
                });
        assertThat(result).isInstanceOfSatisfying(Released.class, it -> assertThat(it.objected())
                .isEqualTo(1));
        assertThat(home.numbers("a.csv")).hasSize(PEOPLE - 1).doesNotContain("C-" + PEOPLE);
    }

    /** An objection to post leaves the telephone alone. */
    @Test
    void keepsTheRowOfSomebodyWhoObjectsToAnotherChannel() {
        home.exporter().export(home.order(Channel.PHONE, "a.csv"), ContactHome.CLOCK, () -> {}, (done, all) -> {
            if (done == all) {
                elsewhere(() -> home.objecting().note(home.objection(1, Channel.POST)));
            }
        });
        assertThat(home.numbers("a.csv")).hasSize(PEOPLE);
    }

    /** Three others object as fast as they can until the file is there, at whatever moment that hits. */
    @Test
    void hasNoRowOfAnybodyWhoObjectedBeforeTheFileWasThere() throws Exception {
        Path file = home.folder.resolve("a.csv");
        Set<String> before = ConcurrentHashMap.newKeySet();
        Set<String> after = ConcurrentHashMap.newKeySet();
        CountDownLatch started = new CountDownLatch(3);
        List<Future<?>> work = new ArrayList<>();
        for (int thread = 0; thread < 3; thread++) {
            Random dice = new Random(thread);
            work.add(others.submit(() -> {
                do {
                    int customer = 1 + dice.nextInt(PEOPLE);
                    home.objecting().note(home.objection(customer, Channel.PHONE));
                    (Files.exists(file) ? after : before).add("C-" + customer);
                    started.countDown();
                } while (!Files.exists(file) && before.size() < 200);
            }));
        }
        started.await();
        Released released = (Released) home.export(Channel.PHONE, "a.csv");
        for (Future<?> it : work) {
            it.get();
        }
        assertThat(before).isNotEmpty();
        assertThat(home.numbers("a.csv")).doesNotContainAnyElementsOf(before).hasSize((int)
                released.sums().allowed());
        assertThat(released.sums().allowed() + released.sums().denied()).isEqualTo(PEOPLE);
        assertThat(home.count("select count(*) from objection"))
                .isEqualTo(home.count("select sum(entries) from audit_bundle where kind = 'objection'"));
    }

    private void elsewhere(Runnable work) {
        try {
            others.submit(work).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
