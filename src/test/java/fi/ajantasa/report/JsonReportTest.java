package fi.ajantasa.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonReportTest {
    private static final RunReport REPORT = HtmlReportTest.report();
    private final JsonNode json = JsonMapper.shared().readTree(JsonReport.json(REPORT));

    @Test
    void keepsItsKeys() {
        assertThat(json.propertyNames())
                .containsExactly(
                        "header", "verdict", "equations", "counts", "findings", "freshness", "earlier", "lists");
        assertThat(json.at("/header").propertyNames())
                .containsExactly("run", "night", "register", "delivery", "times", "requestedBy", "hashes", "ending");
        assertThat(json.at("/header/delivery").propertyNames())
                .containsExactly("extract", "kind", "sequence", "extractDate", "rows", "contentHash");
        assertThat(json.at("/header/times/started").propertyNames()).containsExactly("utc", "helsinki");
        assertThat(json.at("/header/ending").propertyNames())
                .containsExactly("state", "exitCode", "exitName", "reason", "message", "dryRun");
        assertThat(json.at("/equations/0").propertyNames())
                .containsExactly("code", "name", "left", "right", "verdict", "faults");
        assertThat(json.at("/equations/0/left/0").propertyNames()).containsExactly("name", "value", "list");
        assertThat(json.at("/counts").propertyNames()).containsExactly("rows", "customers", "attributes", "linking");
        assertThat(json.at("/counts/rows/0").propertyNames()).containsExactly("name", "attribute", "value", "command");
        assertThat(new TreeSet<>(json.at("/findings").propertyNames()))
                .containsExactly(
                        "against",
                        "announced",
                        "favour",
                        "held",
                        "kept",
                        "notes",
                        "quarantine",
                        "rejects",
                        "review",
                        "tasks");
        assertThat(json.at("/freshness").propertyNames())
                .containsExactly("confirmedAsOf", "lastDelivery", "daysSinceDelivery", "absent", "notYetSeen");
        assertThat(json.at("/earlier/0").propertyNames())
                .containsExactly("run", "businessDate", "ending", "rows", "accepted", "changed", "rejected");
        assertThat(json.at("/lists/0").propertyNames()).containsExactly("key", "unit", "size", "sha256");
    }

    @Test
    void writesDatesAndMomentsAsText() {
        assertThat(json.at("/header/times/businessDate").asString()).isEqualTo("2026-11-22");
        assertThat(json.at("/header/times/started/helsinki").asString()).isEqualTo("2026-11-22T03:30:04+02:00");
        assertThat(json.at("/verdict").asString()).isEqualTo("BALANCED");
    }

    @Test
    void isReadBackToTheSameReport() {
        assertThat(JsonReport.read(JsonReport.json(REPORT))).isEqualTo(REPORT);
    }

    /** F7: a link that may not be told has one key, and no report forgets which of the two it was. */
    @Test
    void readsToldAndWithheldLinksBack() {
        LinkExample told = new LinkExample.Told(
                new LinkExample.Source("directory", 1, 7, "same-person", "5f1d"),
                "C-1",
                "POSSIBLE",
                12.5,
                0.4,
                LinkExample.Told.NOT_NAMED,
                0,
                List.of(new LinkExample.Step("surname", "the same", 9.25)));
        RunReport.Linking linking = new RunReport.Linking(
                new TreeMap<>(Map.of("name", 3L)), List.of(told, LinkExample.Withheld.BY_PROTECTION_ORDER));

        JsonNode written = JsonMapper.shared().valueToTree(linking);

        assertThat(written.at("/examples/0").propertyNames())
                .containsExactly(
                        "source",
                        "customer",
                        "verdict",
                        "weight",
                        "probability",
                        "runnerUp",
                        "runnerUpProbability",
                        "steps");
        assertThat(written.at("/examples/1")).hasToString("{\"withheld\":\"hidden-by-protection-order\"}");
        assertThat(JsonMapper.shared().treeToValue(written, RunReport.Linking.class))
                .isEqualTo(linking);
    }
}
