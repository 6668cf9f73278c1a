package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.testing.Databases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A directory lists one number for a customer and for somebody else, in the same delivery. */
@ParameterizedClass
@EnumSource
class SharedNumberNightTest {
    private static final int LISTED = 300;
    private static final String NUMBER = "+358457999999";
    private static final List<String> COLUMNS = List.of(
            "sukunimi",
            "etunimet",
            "syntymaaika",
            "katuosoite",
            "postinumero",
            "postitoimipaikka",
            "puhelin",
            "julkisuus",
            "kielto");

    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private TestHome home;
    private Person customer;
    private Map<String, String> own;
    private Map<String, String> another;
    private List<Map<String, String>> rows;

    @BeforeEach
    void define() {
        PreparedHome prepared = PreparedHome.on(databases);
        home = prepared.copyTo(folder);
        List<Person> people = prepared.plainPeople();
        Map<String, String> phones = home.values("mobile-phone");
        NameList.define(home);
        home.define("name-list.yaml", it -> it.replace(
                        "  kielto: {",
                        """
                                  puhelin: {is: phone, clean: phone}
                                  julkisuus: {is: listing, codes: {J: listed, S: secret}}
                                  kielto: {\
                                """)
                .replace("expect:\n", "  - {rule: same-number, same: [phone], then: SAME}\nexpect:\n"));
        home.define(
                "decisions.yaml",
                it -> it.replaceAll(
                        "(?m)^(  (?:mobile-phone|landline-phone|secret-number): +\\{sources: \\[[^]]*)",
                        "$1, name-list"));
        rows = NameList.rows(home, people, LISTED);
        customer = people.subList(0, LISTED).stream()
                .filter(it -> !phones.containsKey(it.number()))
                .findFirst()
                .orElseThrow();
        own = rows.get(people.indexOf(customer));
        another = rows.get(LISTED);
        for (Map<String, String> row : rows) {
            row.put("kielto", "0");
            row.put("puhelin", "+358457%06d".formatted(rows.indexOf(row)));
            row.put("julkisuus", "J");
        }
        send(1);
        NameList.train(home);
    }

    @Test
    void keepsTheNumberAndWhatItForbidsNightAfterNight() {
        own.put("puhelin", NUMBER);
        another.put("puhelin", NUMBER);
        another.put("kielto", "1");
        List<String> held = new ArrayList<>();
        List<Long> changed = new ArrayList<>();
        for (int night = 2; night <= 5; night++) {
            RunReport report = deliver(night);
            held.add(home.customer(customer.number()).getOrDefault("mobile-phone", ""));
            changed.add(report.counts().of(ListName.CHANGED));
        }

        assertThat(held).containsOnly(NUMBER);
        assertThat(home.customer(customer.number())).containsEntry("no-post", "1");
        assertThat(changed.subList(2, 4)).containsOnly(0L);
    }

    @Test
    void hidesANumberThatIsListedAndSecretAtOnceNightAfterNight() {
        own.put("puhelin", NUMBER);
        deliver(2);
        another.put("puhelin", NUMBER);
        another.put("julkisuus", "S");
        List<String> held = new ArrayList<>();
        for (int night = 3; night <= 5; night++) {
            deliver(night);
            held.add(home.customer(customer.number()).getOrDefault("mobile-phone", ""));
        }

        assertThat(held).doesNotContain(NUMBER);
    }

    private RunReport deliver(int sequence) {
        if (sequence > 1) {
            send(sequence);
        }
        RegisterResult result = home.run("name-list");
        assertThat(result.code()).as(result.message()).isIn(ExitCode.OK, ExitCode.OK_WITH_REJECTS);
        return home.report(result.runs().get(0));
    }

    private void send(int sequence) {
        MadeDelivery list = MadeDelivery.list(home, "name-list", "name-list", COLUMNS)
                .control("sequence", sequence)
                .named("name-list_%06d".formatted(sequence));
        rows.forEach(list::row);
        list.send();
    }
}
