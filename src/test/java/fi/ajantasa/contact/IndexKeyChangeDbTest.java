package fi.ajantasa.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.IndexKeyStore;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.KeysUnavailable;
import fi.ajantasa.person.Channel;
import fi.ajantasa.testing.Databases;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** F149: whoever opened the keys before the index key was changed finds no kept objection by them, and so says and writes nothing. */
@ParameterizedClass
@EnumSource
class IndexKeyChangeDbTest {
    @Parameter
    Databases databases;

    private ContactHome home;

    @BeforeEach
    void open() {
        home = ContactHome.on(databases).withListsOf(LocalDate.of(2026, 11, 20));
        int crm = home.delivered("customers", LocalDate.of(2026, 11, 1), Instant.parse("2026-11-01T10:00:00Z"));
        List<Map<String, Held>> people = new ArrayList<>();
        people.add(home.person(crm, 1));
        home.customers(people);
    }

    @AfterEach
    void close() {
        home.close();
    }

    private void change() {
        Path keyset = home.folder.resolve("keyset.json");
        KeyVault.addIndexKey(keyset);
        new IndexKeyStore(home.database.dataSource())
                .put(KeyVault.open(keyset, true).newest());
    }

    @Test
    void whoReadTheKeysBeforeAChangeNeitherAnswersNorExportsNorNotes_F149() {
        Objecting stale = home.objecting();
        assertThat(home.check("C-1", Channel.PHONE, ContactHome.NOW)).isNotNull();
        change();
        assertThatExceptionOfType(KeysUnavailable.class)
                .isThrownBy(() -> home.check("C-1", Channel.PHONE, ContactHome.NOW))
                .withMessageContaining("changed meanwhile");
        assertThatExceptionOfType(KeysUnavailable.class).isThrownBy(() -> home.export(Channel.PHONE, "a.csv"));
        assertThatExceptionOfType(KeysUnavailable.class).isThrownBy(() -> stale.note(home.objection(1, Channel.PHONE)));
        assertThat(home.folder.resolve("a.csv")).doesNotExist();
        assertThat(home.folder.resolve("objections.log")).doesNotExist();
        assertThat(home.database
                        .jdbc()
                        .sql("select count(*) from objection")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
