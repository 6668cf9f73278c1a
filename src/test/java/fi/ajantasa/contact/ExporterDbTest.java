package fi.ajantasa.contact;

import static fi.ajantasa.contact.ContactHome.held;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fi.ajantasa.audit.AuditUnavailable;
import fi.ajantasa.audit.Origin;
import fi.ajantasa.contact.ExportResult.LeaseExpired;
import fi.ajantasa.contact.ExportResult.Released;
import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.RestrictionChange;
import fi.ajantasa.person.Channel;
import fi.ajantasa.testing.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ExporterDbTest {
    private static final LocalDate FRESH = LocalDate.of(2026, 11, 20);

    @Parameter
    Databases databases;

    private ContactHome home;
    private int crm;

    @BeforeEach
    void open() {
        home = ContactHome.on(databases);
        crm = home.delivered("customers", LocalDate.of(2026, 11, 1), Instant.parse("2026-11-01T10:00:00Z"));
    }

    @AfterEach
    void close() {
        home.close();
    }

    /** F75: no cell starts a formula. L14: each row says where the number came from. */
    @Test
    void writesOneSafeLineForEachWhoMayBeContactedInTheirOrder() {
        home.withListsOf(FRESH);
        Map<String, Held> odd = home.person(crm, 2);
        odd.put("family-name", held("=1+1; \"x\"", crm));
        odd.put("mobile-phone", new Held("+358401000002", new Origin(crm, 3), "rank", null, LocalDate.of(2025, 3, 4)));
        odd.remove("given-names");
        home.customers(List.of(home.person(crm, 1), odd));
        assertThat(home.export(Channel.PHONE, "a.csv")).isInstanceOf(Released.class);
        assertThat(home.lines("a.csv"))
                .containsExactly(
                        "customer-number;name;language;reached-by;value;origin",
                        "C-1;Aino Maria Mäki;;mobile-phone;'+358401000001;Customer system 2026-11-01",
                        "C-2;\"'=1+1; \"\"x\"\"\";;mobile-phone;'+358401000002;Asiakkaan oma ilmoitus 2025-03-04"
                                + " (Customer system 2026-11-01)");
        home.export(Channel.POST, "b.csv");
        assertThat(home.lines("b.csv").get(1)).contains(";postal-address;Kivirinne 11, 00100 Helsinki;");
    }

    /** E9: every candidate has a receipt, allowed or not, with the reasons in order. */
    @Test
    void keepsAReceiptForEveryCandidate() {
        home.withListsOf(FRESH);
        Map<String, Held> silent = home.person(crm, 2);
        silent.remove("mobile-phone");
        home.customers(
                List.of(home.person(crm, 1), silent, home.person(crm, 3)),
                Map.of(3, List.of(new RestrictionChange("on-phone-preference-list", 1, true, new Origin(2, 5)))));
        home.objecting().note(home.objection(3, Channel.PHONE));
        Released released = (Released) home.export(Channel.PHONE, "a.csv");
        assertThat(released.sums().allowed()).isEqualTo(1);
        assertThat(released.sums().denied()).isEqualTo(2);
        assertThat(released.sums().byFirstReason())
                .containsOnly(Map.entry("no-value", 1L), Map.entry("own-objection", 1L));
        ExportStore exports = new ExportStore(home.database.dataSource());
        Receipt receipt = exports.findReceipt(released.export(), 3).orElseThrow();
        assertThat(receipt.answer().reasons())
                .extracting(Reason::word, Reason::source)
                .containsExactly(
                        tuple("own-objection", "evidence T-9, noted by clerk at 2026-11-22T10:00:00Z"),
                        tuple("on-phone-preference-list", "phone-list-2 of 2026-11-20, row 5, since 2026-11-01"));
        assertThat(receipt.answer().reach()).isEqualTo(new Reach("mobile-phone", new Origin(crm, 7)));
        assertThat(exports.findLast(Channel.PHONE, ContactHome.NOW)
                        .orElseThrow()
                        .lists())
                .contains("phone-list", "2026-11-20");
        assertThat(home.count("select count(*) from audit_bundle where kind = 'export'"))
                .isEqualTo(1);
    }

    /** F152: the list is 29 days old. Nothing is written, and the refusal is audited. */
    @Test
    void refusesWhenAListIsTwentyNineDaysOld() throws IOException {
        home.withListsOf(LocalDate.of(2026, 10, 24));
        home.customers(List.of(home.person(crm, 1)));
        ExportResult result = home.export(Channel.PHONE, "a.csv");
        assertThat(result).isInstanceOfSatisfying(LeaseExpired.class, it -> assertThat(it.lists())
                .extracting(ListState::register)
                .containsExactly("phone-list"));
        assertNothingWritten();
        assertThat(home.count("select count(*) from audit_bundle where kind = 'export-refused'"))
                .isEqualTo(1);
        assertThat(home.check("C-1", Channel.PHONE, ContactHome.NOW).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    /** F127: the register's file was taken away, or it never delivered. */
    @Test
    void refusesWhenNoListWasEverLoadedOrNoneIsDeclared() throws IOException {
        home.customers(List.of(home.person(crm, 1)));
        assertThat(home.export(Channel.PHONE, "a.csv")).isInstanceOf(LeaseExpired.class);
        try (ContactHome none = ContactHome.on(databases, Map.of())) {
            assertThat(none.export(Channel.PHONE, "a.csv")).isInstanceOf(LeaseExpired.class);
        }
        assertNothingWritten();
    }

    /** F152: the lease ends to the minute. */
    @Test
    void refusesFromTheMinuteTheLeaseEnds() {
        home.withListsOf(LocalDate.of(2026, 10, 25));
        home.customers(List.of(home.person(crm, 1)));
        Instant end =
                LocalDate.of(2026, 11, 22).atStartOfDay(ContactHome.HELSINKI).toInstant();
        assertThat(export(end.minusSeconds(1), "a.csv")).isInstanceOf(Released.class);
        assertThat(export(end, "b.csv")).isInstanceOf(LeaseExpired.class);
    }

    private ExportResult export(Instant at, String file) {
        return home.exporter()
                .export(home.order(Channel.PHONE, file), Clock.fixed(at, ZoneOffset.UTC), () -> {}, (done, all) -> {});
    }

    /** A list whose lease ends while the file is written. */
    @Test
    void leavesNothingWhenTheLeaseEndsWhileTheFileIsWritten() throws IOException {
        home.withListsOf(LocalDate.of(2026, 10, 25));
        home.customers(List.of(home.person(crm, 1)));
        Instant end =
                LocalDate.of(2026, 11, 22).atStartOfDay(ContactHome.HELSINKI).toInstant();
        List<Instant> times = new ArrayList<>(List.of(end.minusSeconds(1)));
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return times.isEmpty() ? end : times.remove(0);
            }
        };
        assertThat(home.exporter().export(home.order(Channel.PHONE, "a.csv"), clock, () -> {}, (done, all) -> {}))
                .isInstanceOf(LeaseExpired.class);
        assertNothingWritten();
    }

    /** A number that came after the list was checked was not checked. */
    @Test
    void doesNotCallANumberThatCameAfterTheLastCheck() {
        home.withListsOf(FRESH);
        int later = home.delivered("customers", LocalDate.of(2026, 11, 21), Instant.parse("2026-11-21T10:00:00Z"));
        Map<String, Held> moved = home.person(crm, 1);
        moved.put("mobile-phone", held("+358401000009", later));
        Map<String, Held> rootless = home.person(crm, 2);
        rootless.put("mobile-phone", held("+358401000008", 99));
        home.customers(List.of(moved, rootless, home.person(crm, 3)));
        home.numberSince(1, "+358401000009", Instant.parse("2026-11-21T10:00:00Z"));
        home.export(Channel.PHONE, "a.csv");
        assertThat(home.numbers("a.csv")).containsExactly("C-3");
        assertThat(home.check("C-1", Channel.PHONE, ContactHome.NOW).reasons())
                .extracting(Reason::word)
                .containsExactly("changed-after-check");
    }

    /** A lost lease, and an audit log that refuses, leave no file (F140, F147). */
    @Test
    void leavesNoFileWhenTheLeaseIsLostOrTheAuditLogRefuses() throws IOException {
        home.withListsOf(FRESH);
        home.customers(List.of(home.person(crm, 1)));
        ExportOrder order = home.order(Channel.PHONE, "a.csv");
        assertThatThrownBy(() -> home.exporter()
                        .export(
                                order,
                                ContactHome.CLOCK,
                                () -> {
                                    throw new IllegalStateException("lost");
                                },
                                (done, all) -> {}))
                .hasMessage("lost");
        assertNoFile();
        home.database
                .jdbc()
                .sql("alter table audit_bundle rename to audit_gone")
                .update();
        assertThatThrownBy(() -> home.export(Channel.PHONE, "a.csv")).isInstanceOf(AuditUnavailable.class);
        assertNoFile();
        assertThat(home.count("select count(*) from contact_export where state = 'RELEASED'"))
                .isZero();
    }

    /** E9, F148: a receipt that is not there stops the file. */
    @Test
    void refusesWhenReceiptsAndCandidatesDiffer() throws IOException {
        home.withListsOf(FRESH);
        home.customers(List.of(home.person(crm, 1), home.person(crm, 2)));
        ExportResult result = home.exporter()
                .export(home.order(Channel.PHONE, "a.csv"), ContactHome.CLOCK, () -> {}, (done, all) -> home.database
                        .jdbc()
                        .sql("delete from contact_receipts")
                        .update());
        assertThat(result).isInstanceOf(ExportResult.Unbalanced.class);
        assertNoFile();
    }

    /** L6: no identity code, nothing of anybody's credit and no value that is not for the purpose ever stands in a column. */
    @Test
    void refusesAColumnThatIsNotForThePurpose() {
        Deliveries deliveries = new RegistersQuery(home.database.dataSource(), home.jobs)
                .at(ContactHome.NOW)
                .deliveries();
        ExportColumns columns = new ExportColumns(home.jobs, deliveries, "marketing");
        home.customers(List.of(home.person(crm, 1)));
        Snapshot person = new SnapshotQuery(home.database.dataSource(), home.keys)
                .find("C-1")
                .orElseThrow();
        for (String attribute : List.of(
                "hetu",
                "metering-point",
                "former-family-name",
                "death-date",
                "credit-status",
                "credit-defaults",
                "payments",
                "consumption")) {
            assertThatThrownBy(() -> columns.line(person.customer(), new Reach(attribute, new Origin(crm, 7))))
                    .hasMessage(attribute + " is not for marketing");
        }
        assertThatThrownBy(() -> new ExportColumns(home.jobs, deliveries, "credit"))
                .hasMessage("company-name is not for credit");
    }

    /** A minor by code is none to be called, whatever the customer system says of the birth date. */
    @Test
    void takesTheLaterOfTwoBirthDates() {
        home.withListsOf(FRESH);
        Map<String, Held> person = home.person(crm, 1);
        person.put("hetu", held(home.keys.encrypt("010112A900K", 1), crm));
        home.customers(List.of(person));
        assertThat(home.check("C-1", Channel.PHONE, ContactHome.NOW).reasons())
                .extracting(Reason::word)
                .containsExactly("minor");
    }

    /** The same state gives the same bytes; more than one block. */
    @Test
    void writesTheSameFileAgain() {
        home.withListsOf(FRESH);
        List<Map<String, Held>> people = new ArrayList<>();
        for (int i = 1; i <= 4500; i++) {
            people.add(home.person(crm, i));
        }
        home.customers(people);
        Released one = (Released) home.export(Channel.PHONE, "a.csv");
        Released other = (Released) home.export(Channel.PHONE, "b.csv");
        assertThat(one.fileHash()).isEqualTo(other.fileHash());
        assertThat(home.lines("a.csv")).hasSize(4501);
        assertThat(home.lines("a.csv").get(4500)).startsWith("C-4500;");
        assertThat(one.warned()).isEmpty();
    }

    @Test
    void warnsOfAListThatIsAWeekOld() {
        home.withListsOf(LocalDate.of(2026, 11, 14));
        home.customers(List.of(home.person(crm, 1)));
        Released released = (Released) home.export(Channel.PHONE, "a.csv");
        assertThat(released.warned()).extracting(ListState::register).containsExactly("phone-list");
    }

    private void assertNothingWritten() throws IOException {
        assertNoFile();
        assertThat(home.count("select count(*) from contact_export where state = 'RELEASED'"))
                .isZero();
    }

    private void assertNoFile() throws IOException {
        try (Stream<Path> files = Files.list(home.folder)) {
            assertThat(files.map(it -> it.getFileName().toString())).containsExactly("keyset.json");
        }
    }
}
