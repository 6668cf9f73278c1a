package fi.ajantasa.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SampleDataTest {
    @TempDir
    private Path out;

    private List<Path> write(Path to, int customers, int population, NextDelivery next, boolean awkward)
            throws Exception {
        return new SampleData(new SampleOptions(
                        customers, population, 0.02, 11, to, next, SampleOptions.DEFAULT_DATE, awkward))
                .write();
    }

    @Test
    void writesTheSameBytesForTheSameOptions() throws Exception {
        write(out.resolve("one"), 300, 3_000, NextDelivery.BOTH, true);
        write(out.resolve("two"), 300, 3_000, NextDelivery.BOTH, true);

        Map<String, byte[]> one = DeliveryFiles.contents(out.resolve("one"));
        Map<String, byte[]> two = DeliveryFiles.contents(out.resolve("two"));
        assertThat(two).hasSameSizeAs(one);
        one.forEach((name, bytes) -> assertThat(two.get(name)).as(name).isEqualTo(bytes));
    }

    @Test
    void tellsTrueControlTotals() throws Exception {
        for (Path control : write(out, 300, 3_000, NextDelivery.BOTH, true)) {
            JsonNode files =
                    JsonMapper.shared().readTree(Files.readString(control)).get("files");
            assertThat(files).isNotEmpty();
            for (JsonNode file : files) {
                Path path = control.resolveSibling(file.get("name").asString());
                byte[] bytes = Files.readAllBytes(path);
                List<Map<String, String>> rows = DeliveryFiles.rows(path);
                assertThat(file.get("rows").asLong()).isEqualTo(rows.size());
                assertThat(file.get("bytes").asLong()).isEqualTo(bytes.length);
                assertThat(file.get("sha256").asString())
                        .isEqualTo(HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
                assertThat(file.get("key_sum").asLong()).isEqualTo(keySum(rows));
            }
        }
    }

    @Test
    void writesAsManyRowsAsAskedFor() throws Exception {
        write(out, 300, 3_000, NextDelivery.FULL, true);

        List<Map<String, String>> base = DeliveryFiles.rows(DeliveryFiles.find(out, "sahko_20261120_000001.csv"));
        assertThat(DeliveryFiles.rows(DeliveryFiles.find(out, "customers_20261120_000001.csv")))
                .hasSize(300);
        assertThat(base).hasSize(3_000);
        assertThat(base.stream().map(row -> row.get("hetu")).distinct()).hasSize(3_000);
        assertThat(DeliveryFiles.rows(DeliveryFiles.find(out, "sahko_20261121_000002.csv")))
                .hasSize(3_000);
    }

    @Test
    void changesTheAskedShareOfCustomersInTheNextFullDelivery() throws Exception {
        write(out, 500, 5_000, NextDelivery.FULL, false);

        Map<String, Map<String, String>> base = byCode(DeliveryFiles.find(out, "sahko_20261120_000001.csv"));
        List<Map<String, String>> full = DeliveryFiles.rows(DeliveryFiles.find(out, "sahko_20261121_000002.csv"));
        Set<String> changed = full.stream()
                .filter(row -> !row.equals(base.get(row.get("hetu"))))
                .map(row -> row.get("hetu"))
                .collect(Collectors.toSet());
        assertThat(changed).hasSizeBetween(8, 10);
        assertThat(customerCodes()).containsAll(changed);
        assertThat(full.get(0).get("hetu"))
                .isNotEqualTo(base.values().iterator().next().get("hetu"));
    }

    @Test
    void tellsTheSameInChangesAsInAFullDelivery() throws Exception {
        write(out, 500, 5_000, NextDelivery.BOTH, false);

        Map<String, Map<String, String>> full = byCode(DeliveryFiles.find(out, "sahko_20261122_000003.csv"));
        List<Map<String, String>> changes = DeliveryFiles.rows(DeliveryFiles.find(out, "sahko_20261121_000002.csv"));
        assertThat(changes).isNotEmpty();
        for (Map<String, String> change : changes) {
            Map<String, String> after = full.getOrDefault(change.get("hetu"), Map.of());
            change.forEach((column, value) -> {
                if (!value.isEmpty() && !column.startsWith("muutos")) {
                    assertThat(after.get(column)).as(column).isEqualTo(value);
                }
            });
        }
    }

    @Test
    void writesPlainChangesAboutCustomersOnly() throws Exception {
        write(out, 500, 5_000, NextDelivery.CHANGES, false);

        Set<String> ours = customerCodes();
        assertThat(DeliveryFiles.rows(DeliveryFiles.find(out, "sahko_20261121_000002.csv")))
                .isNotEmpty()
                .allMatch(row -> ours.contains(row.get("hetu")));
    }

    @Test
    void makesPlainCustomersKnownByCode() throws Exception {
        write(out, 500, 5_000, NextDelivery.NONE, false);

        assertThat(DeliveryFiles.rows(DeliveryFiles.find(out, "customers_20261120_000001.csv")))
                .allMatch(row -> !row.get("hetu").isEmpty()
                        || row.get("asiakaslaji").equals("Y")
                                && !row.get("ytunnus").isEmpty());
    }

    @Test
    void refusesMoreCustomersThanPeople() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> write(out, 11, 10, NextDelivery.NONE, false))
                .withMessageContaining("population of 10");
    }

    private Set<String> customerCodes() throws Exception {
        return DeliveryFiles.rows(DeliveryFiles.find(out, "customers_20261120_000001.csv")).stream()
                .map(row -> row.get("hetu"))
                .collect(Collectors.toSet());
    }

    private static Map<String, Map<String, String>> byCode(Path file) throws Exception {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        DeliveryFiles.rows(file).forEach(row -> rows.put(row.get("hetu"), row));
        return rows;
    }

    private static long keySum(List<Map<String, String>> rows) {
        return rows.stream()
                        .map(row -> row.get("hetu"))
                        .filter(hetu -> !hetu.isEmpty())
                        .mapToLong(hetu -> Long.parseLong(hetu.substring(0, 6) + hetu.substring(7, 10)))
                        .sum()
                % 1_000_000_000_000L;
    }
}
