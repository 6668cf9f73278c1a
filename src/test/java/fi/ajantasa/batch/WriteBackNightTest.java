package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.audit.Sha256;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.Equation;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.testing.Databases;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Nights that tell the customer system what they applied, and what it answers. */
@ParameterizedClass
@EnumSource
class WriteBackNightTest {
    private static final String BAN = "no-marketing-direct-marketing-ban";

    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private WriteBackHome crm;
    private List<Person> people;

    @BeforeEach
    void deliver() {
        PreparedHome prepared = PreparedHome.on(databases);
        people = prepared.plainPeople();
        crm = WriteBackHome.telling(prepared.copyTo(folder));
        MadeDelivery changes = MadeDelivery.changes(crm.home, 2);
        people.subList(0, 3).forEach(it -> changes.change(it.hetu(), "sukunimi", "Uusinen"));
        changes.change(people.get(3).hetu(), DeliveryFaultsNightTest.moveTo("Uusikatu"))
                .change(people.get(4).hetu(), "suoramarkkinointikielto", "1")
                .change(people.get(5).hetu(), "turvakielto", "1")
                .send();
    }

    private Verdict verdict(String run, String equation) {
        RunReport report = crm.home.report(run);
        return report.equations().stream()
                .filter(it -> it.key().equals(equation))
                .map(Equation::verdict)
                .findFirst()
                .orElseThrow();
    }

    private String run() {
        return crm.home.sql(String.class, "select max(id) from run where register = 'population' and state = 'DONE'");
    }

    private long size(String run, String list) {
        return crm.home.sql(
                Long.class, "select coalesce(sum(size), 0) from run_list where run_id = ? and name = ?", run, list);
    }

    @Test
    void tellsWhatWasAppliedOnceAndKeepsWhatIsNotHeldThere_F158() throws Exception {
        tellsOnceWithoutWhereabouts();
        balancesOnceEverythingIsHeldThere();
        keepsWhatWasRefusedAndWhatIsHeldOtherwise();
    }

    private void tellsOnceWithoutWhereabouts() throws Exception {
        RegisterResult told = crm.night();

        assertThat(told.register()).isEqualTo("write-back");
        assertThat(told.code()).as(told.message()).isEqualTo(ExitCode.OK);
        assertThat(crm.names()).containsExactly("crm_000001.jsonl", "crm_000001_control.json");
        assertThat(crm.messages(1)).extracting(it -> it.get("key")).doesNotHaveDuplicates();
        assertThat(crm.find(1, people.get(0), "family-name").orElseThrow())
                .containsEntry("key", run() + ":" + people.get(0).number() + ":family-name")
                .containsEntry("action", "set")
                .containsEntry("value", "Uusinen");
        assertThat(crm.find(1, people.get(3), "permanent-address").orElseThrow().get("value"))
                .contains("Uusikatu");
        assertThat(crm.find(1, people.get(4), BAN).orElseThrow())
                .containsEntry("action", "restricted")
                .containsEntry("value", "post door")
                .containsEntry("source", "population")
                .containsEntry("since", "2026-11-22");
        assertThat(crm.messages(1).stream()
                        .filter(it -> people.get(5).number().equals(it.get("customer")))
                        .filter(it -> it.getOrDefault("item", "").endsWith("-address")))
                .as("F7: nothing of where somebody under a protection order lives")
                .isNotEmpty()
                .allMatch(it ->
                        it.get("action").equals("withheld") && it.get("value").isEmpty());
        byte[] file = crm.text("crm_000001.jsonl").getBytes(StandardCharsets.UTF_8);
        assertThat(crm.text("crm_000001_control.json"))
                .contains(
                        "\"sha256\":\"" + Sha256.hex(file) + "\"",
                        "\"rows\":" + crm.messages(1).size())
                .contains("\"sequence\":1", "\"previous_sequence\":null");

        assertThat(size(run(), "outbox-sent")).isEqualTo(crm.messages(1).size());
        assertThat(size(run(), "no-target"))
                .as("protection-order and the like are not told")
                .isPositive();
        assertThat(verdict(run(), "E6.outbox")).isEqualTo(Verdict.BALANCED);
        assertThat(verdict(run(), "E6.acknowledged")).isEqualTo(Verdict.NOT_EVALUATED);
        assertThat(crm.night().code()).as("nothing is new, no answer is due").isEqualTo(ExitCode.OK);
        assertThat(crm.names()).hasSize(2);
        assertThat(crm.text("crm_000001.jsonl").getBytes(StandardCharsets.UTF_8))
                .isEqualTo(file);
    }

    private void balancesOnceEverythingIsHeldThere() throws Exception {
        crm.answer(1, WriteBackHome::taken);

        assertThat(crm.night().code()).isEqualTo(ExitCode.OK);
        assertThat(verdict(run(), "E6.acknowledged")).isEqualTo(Verdict.BALANCED);
        assertThat(verdict(run(), "E6.read-back")).isEqualTo(Verdict.BALANCED);
        assertThat(Files.readString(crm.home.installation().reports().resolve(run() + ".json")))
                .contains("read-back-equal");
        assertThat(crm.outbox("true")).isZero();
        assertThat(crm.home.sql(Long.class, "select count(*) from outbox_batch where content is not null"))
                .isZero();
        assertThat(crm.home.installation().transcripts().resolve("write-back")).isEmptyDirectory();
    }

    private void keepsWhatWasRefusedAndWhatIsHeldOtherwise() {
        crm = crm.daysLater(1);
        MadeDelivery.changes(crm.home, 3)
                .change(people.get(4).hetu(), "suoramarkkinointikielto", "0")
                .change(people.get(6).hetu(), "sukunimi", "Toisinen")
                .change(people.get(7).hetu(), "sukunimi", "Kolmasinen")
                .send();
        assertThat(crm.night().code()).isEqualTo(ExitCode.OK);
        String run = run();
        assertThat(crm.find(2, people.get(4), BAN).orElseThrow())
                .containsEntry("action", "lifted")
                .containsEntry("value", "")
                .containsEntry("since", "2026-11-22")
                .containsEntry("until", "2026-11-23");

        crm.answer(2, it -> spoilt(it));
        RegisterResult told = crm.night();
        assertThat(told.code()).as(told.message()).isEqualTo(ExitCode.IMBALANCE);
        assertThat(told.message())
                .startsWith("IMBALANCE write-back crm_000002.jsonl E6: outbox_sent 3 ≠ acknowledged 2.")
                .endsWith("Next: ajantasa runs show " + run + " --list not-acknowledged")
                .doesNotContain("Toisinen", "Kolmasinen", people.get(6).number());
        assertThat(verdict(run, "E6.acknowledged")).isEqualTo(Verdict.IMBALANCE);
        assertThat(verdict(run, "E6.read-back")).isEqualTo(Verdict.IMBALANCE);
        assertThat(size(run, "read-back-differs")).isEqualTo(1);
        assertThat(crm.outbox("outcome = 'KEPT'")).isEqualTo(2);
        assertThat(crm.night().code()).as("it is told once").isEqualTo(ExitCode.OK);

        assertThat(crm.send(true).code()).isEqualTo(ExitCode.OK);
        assertThat(crm.messages(3)).hasSize(2).allMatch(it -> it.getOrDefault("key", "")
                .endsWith(":2"));
        crm.answer(3, WriteBackHome::taken);
        assertThat(crm.send(false).code()).isEqualTo(ExitCode.OK);
        assertThat(verdict(run, "E6.acknowledged")).isEqualTo(Verdict.BALANCED);
        assertThat(verdict(run, "E6.read-back")).isEqualTo(Verdict.BALANCED);
        assertThat(crm.outbox("true")).isZero();
    }

    private static String spoilt(Map<String, String> message) {
        return switch (message.getOrDefault("value", "")) {
            case "Toisinen" -> WriteBackHome.row(message, "refused", "customer-locked", "");
            case "Kolmasinen" -> WriteBackHome.row(message, "accepted", "", "Neljasinen");
            default -> WriteBackHome.taken(message);
        };
    }
}
