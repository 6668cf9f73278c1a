package fi.ajantasa.link;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.CustomerStore;
import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.KnownRecord;
import fi.ajantasa.job.Verdict;
import fi.ajantasa.normalise.ChangeKind;
import fi.ajantasa.normalise.RecordKey;
import fi.ajantasa.normalise.RegisterRecord;
import fi.ajantasa.person.Hetu;
import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever runs, rules and other people's answers come after it, what a person said last of a pair holds (F137). */
@ParameterizedClass
@EnumSource
class VerdictsOutliveRunsDbTest {
    private static final String REGISTER = "population";
    private static final Instant NOW = Instant.parse("2026-11-22T01:30:00Z");
    private static final List<String> CODES = List.of("010190-900P", "290200A901C", "010190-902S");
    private static final int CUSTOMERS = 3;
    private static final int SEQUENCES = 12;
    private static final int STEPS = 30;

    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private TestDatabase database;
    private VerdictStore store;
    private KeyVault vault;
    private CustomerStore customers;
    private final Map<Long, Integer> owners = new HashMap<>();
    private final Map<Verdicts.Pair, Answer> said = new HashMap<>();

    @BeforeEach
    void open() {
        database = databases.open();
        vault = KeyVault.open(folder.resolve("keyset.json"), false);
        store = new VerdictStore(database.dataSource(), vault);
        customers = new CustomerStore(database.dataSource(), vault);
        customers.enrol(REGISTER, NOW);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void holdOverRandomSequencesOfRunsAndVerdicts_F137() {
        for (int seed = 0; seed < SEQUENCES; seed++) {
            Random random = new Random(seed);
            for (int step = 0; step < STEPS; step++) {
                String code = CODES.get(random.nextInt(CODES.size()));
                int customer = 1 + random.nextInt(CUSTOMERS);
                switch (random.nextInt(4)) {
                    case 0 -> answer(key(code), customer, Answer.values()[random.nextInt(3)], random.nextInt(5) > 0);
                    case 1 -> owners.put(new Hetu(code).packed(), customer);
                    case 2 -> ruleRemembers(customer, random.nextLong());
                    default -> runAndContradict(code, customer);
                }
                everyAnswerHolds(seed);
            }
        }
    }

    private void answer(long key, int customer, Answer answer, boolean standing) {
        store.add(new PersonVerdict(
                1,
                1,
                new PersonVerdict.Pair(REGISTER, key, customer),
                answer,
                new PersonVerdict.Signature("reviewer", "why", NOW),
                ClericalTask.HISTORIC_CODE,
                standing));
        if (standing) {
            said.put(new Verdicts.Pair(key, customer), answer);
        }
    }

    private void ruleRemembers(int customer, long fingerprint) {
        customers.remember(
                List.of(new KnownRecord(REGISTER, customer, fingerprint, new Origin(1, 1), false, Linker.SAME_HETU)),
                NOW);
    }

    private void runAndContradict(String code, int customer) {
        Link link = link(code, customer, store.load(REGISTER));
        String against = link.against().isEmpty() ? Linker.SAME_HETU : link.against();
        store.disagree(new PersonVerdict.Pair(REGISTER, key(code), customer), against, "R-1");
    }

    private void everyAnswerHolds(int seed) {
        Verdicts verdicts = store.load(REGISTER);
        for (String code : CODES) {
            for (int customer = 1; customer <= CUSTOMERS; customer++) {
                Answer answer = said.get(new Verdicts.Pair(key(code), customer));
                Verdict found = verdicts.find(key(code), customer);
                Link link = link(code, customer, verdicts);
                if (answer == null || answer == Answer.CANNOT_TELL) {
                    assertThat(found).as("seed %d", seed).isNull();
                    assertThat(link.isOfPerson()).as("seed %d", seed).isFalse();
                } else {
                    assertThat(found).as("seed %d", seed).hasToString(answer.name());
                    assertThat(link.verdict()).as("seed %d", seed).hasToString(answer.name());
                    assertThat(link.isOfPerson()).as("seed %d", seed).isTrue();
                }
            }
        }
    }

    private Link link(String code, int customer, Verdicts verdicts) {
        Map<String, Held> held = new TreeMap<>();
        held.put("hetu", new Held(vault.encrypt(CODES.get(0), customer), new Origin(1, 1), "only-source", null, null));
        RegisterRecord record = new RegisterRecord(
                1, new RecordKey(new Hetu(code), null, List.of()), ChangeKind.ADDED, null, true, List.of(), List.of());
        return new Linker(packed -> owners.getOrDefault(packed, -1), new Codes(vault), verdicts)
                .link(new Customer(customer, "C-" + customer, 1, held), List.of(record))
                .get(0);
    }

    private long key(String code) {
        return new Codes(vault).recordKey(new Hetu(code).packed());
    }
}
