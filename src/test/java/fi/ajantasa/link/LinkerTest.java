package fi.ajantasa.link;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.normalise.ChangeKind;
import fi.ajantasa.normalise.Claim;
import fi.ajantasa.normalise.RecordKey;
import fi.ajantasa.normalise.RegisterRecord;
import fi.ajantasa.person.Hetu;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkerTest {

    private static final String OURS = "010190-900P";
    private static final String OTHER = "290200A901C";
    private final Map<Long, Integer> owners = new HashMap<>();
    private final Map<String, Held> held = new TreeMap<>();

    @TempDir
    Path folder;

    private KeyVault vault;
    private Linker linker;

    @BeforeEach
    void oneCustomer() {
        vault = KeyVault.open(folder.resolve("keyset.json"), false);
        linker = new Linker(packed -> owners.getOrDefault(packed, -1), new Codes(vault), Verdicts.NONE);
        owners.put(new Hetu(OURS).packed(), 7);
        hold("hetu", vault.encrypt(OURS, 7));
        hold("family-name", "Virtanen");
        hold("given-names", "Aino Maria");
    }

    @Test
    void linksByTheCodeInForce() {
        assertThat(link(record(OURS, true))).containsExactly("same-hetu");
    }

    @Test
    void f1FollowsACodeThatTheRegisterEndsInTheSameDelivery() {
        assertThat(link(record(OTHER, true, OURS), record(OURS, false), record(OTHER, true)))
                .containsExactly("hetu-changed", "same-hetu", "hetu-changed");
    }

    @Test
    void f2AsksAPersonWhenAStrangerNamesOurCodeAsAnEarlierOne() {
        assertThat(link(named(record(OTHER, true, OURS), "Lampinen", "Tuomo"))).containsExactly("historic-code");
    }

    @Test
    void f2BelievesAHistoricCodeWithBirthDateAndBothNames() {
        String sameDay = sameDay();
        assertThat(link(named(record(sameDay, true, OURS), "VIRTANEN", "Aino Maria")))
                .containsExactly("historic-hetu-and-person");
        assertThat(link(named(record(sameDay, true, OURS), "Virtanen", "Aino"))).containsExactly("historic-code");
        assertThat(link(record(sameDay, true, OURS))).containsExactly("historic-code");
    }

    @Test
    void f3AndF27AskAPersonWhenTheCodesAreOfTwoCustomers() {
        owners.put(new Hetu(OTHER).packed(), 8);

        assertThat(link(record(OTHER, true, OURS))).containsExactly("code-on-two-customers");
        assertThat(link(record(OURS, true, OTHER))).containsExactly("code-on-two-customers");
    }

    @Test
    void f33LinksARowThatOnlyEndsTheCode() {
        assertThat(link(record(OURS, false))).containsExactly("same-hetu");
    }

    @Test
    void f39LinksByAFormerCodeUnlessANameContradicts() {
        hold("former-hetus", vault.encrypt(OTHER, 7));

        assertThat(link(record(OTHER, true))).containsExactly("former-hetu");
        assertThat(link(named(record(OTHER, true), "Lampinen", "Tuomo"))).containsExactly("historic-code");
        assertThat(link(named(record(OTHER, false), "Vanha", "Nimi"))).containsExactly("former-hetu");
    }

    @Test
    void linksByCustomerNumber() {
        RegisterRecord ours = new RegisterRecord(
                1, new RecordKey(null, "C-10007", List.of()), ChangeKind.STATE, null, true, List.of(), List.of());

        assertThat(link(ours)).containsExactly("same-customer-number");
    }

    private List<String> link(RegisterRecord... records) {
        Customer customer = new Customer(7, "C-10007", 1, held);
        return linker.link(customer, List.of(records)).stream().map(Link::rule).toList();
    }

    private void hold(String attribute, String value) {
        held.put(attribute, new Held(value, new Origin(1, 1), "source-rank", null, null));
    }

    private static String sameDay() {
        String digits = "010190" + "902";
        char check = "0123456789ABCDEFHJKLMNPRSTUVWXY".charAt(Integer.parseInt(digits) % 31);
        return "010190-902" + check;
    }

    private static RegisterRecord record(String code, boolean active, String... former) {
        List<Hetu> before = new ArrayList<>();
        for (String each : former) {
            before.add(new Hetu(each));
        }
        RecordKey key = new RecordKey(new Hetu(code), null, before);
        return new RegisterRecord(1, key, ChangeKind.ADDED, null, active, List.of(), List.of());
    }

    private static RegisterRecord named(RegisterRecord record, @Nullable String family, @Nullable String given) {
        List<Claim> claims = List.of(
                new Claim("family-name", family, null, null, null), new Claim("given-names", given, null, null, null));
        return new RegisterRecord(1, record.key(), record.change(), null, record.active(), claims, List.of());
    }
}
