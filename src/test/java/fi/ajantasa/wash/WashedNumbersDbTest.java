package fi.ajantasa.wash;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.Sealing;
import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class WashedNumbersDbTest {
    private static final String WASH = "W-20261122-01";

    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private TestDatabase database;

    @BeforeEach
    void open() {
        database = databases.open();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void forgetsTheNumbersOfSomebodyErasedAndNoOthers() {
        KeyVault keys = KeyVault.open(folder.resolve("keyset.json"), false);
        Sealing sealing = new Sealing(keys);
        WashStore store = new WashStore(database.dataSource(), "phone-wash");
        WashList list =
                new WashList(WASH, "phone-wash", LocalDate.of(2026, 11, 22), WashList.State.LISTED, 1, 2, "0", 0);
        NumberList numbers = NumberList.of(new TreeMap<>(Map.of(358401234567L, true, 358409999999L, true)));
        store.open(list, sealing.seal(numbers.bytes(), WASH), Instant.parse("2026-11-22T10:00:00Z"));
        Prohibitions told = new Prohibitions();
        LocalDate day = LocalDate.of(2026, 11, 23);
        told.add(358401234567L, Said.PROHIBITED, day, new Prohibitions());
        told.add(358409999999L, Said.PROHIBITED, day, new Prohibitions());
        store.land(list, "hash", sealing.seal(told.bytes(), WASH));

        assertThat(new WashedNumbers(database.dataSource(), keys).forget(Set.of("+358401234567")))
                .isEqualTo(2);

        assertThat(NumberList.from(sealing.unseal(store.listed(list), WASH)).e164(0))
                .isEqualTo("+358409999999");
        Prohibitions left =
                Prohibitions.from(sealing.unseal(store.findTold().orElseThrow().sealed(), WASH));
        assertThat(left.has(358401234567L)).isFalse();
        assertThat(left.has(358409999999L)).isTrue();
    }
}
