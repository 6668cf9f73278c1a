package fi.ajantasa.batch;

import fi.ajantasa.sample.NextDelivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** An installation with 240 customers, some with a purpose for which their credit may be asked about, and a credit register. */
final class CreditHome {
    static final String PASSWORD = "canary-password-1";
    static final String KEY = "canary-key-2";

    private CreditHome() {}

    /** The shipped definitions, asking this register, and customers who are not taken in yet. */
    static TestHome in(Path root, CreditBureau bureau) {
        TestHome home = TestHome.in(root)
                .withPlainSet(240, 600, NextDelivery.NONE)
                .define("customers.yaml", it -> it.replace("rows: {min: 1000}", "rows: {min: 1}"))
                .define("credit.yaml", it -> it.replaceAll("url: .*", "url: " + bureau.url())
                        .replaceAll("target: .*", "limits: {attempts: 2, pause: 1 ms}")
                        .replace("{env: AJANTASA_CREDIT_PASSWORD}", "{file: secrets/password}")
                        .replace("{env: AJANTASA_CREDIT_KEY}", "{file: secrets/key}")
                        .replace("rejected: {max: 1 %, floor: 20}", "rejected: {max: 50 %, floor: 3}"));
        try {
            Files.createDirectories(root.resolve("secrets"));
            Files.writeString(root.resolve("secrets/password"), PASSWORD + "\n");
            Files.writeString(root.resolve("secrets/key"), KEY + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return home;
    }

    /** The customer system's rows of those with a purpose, by customer number: the code, the purpose and its last day. */
    static Map<String, List<String>> withPurpose(TestHome home) {
        Map<String, List<String>> rows = new TreeMap<>();
        List<String> lines = lines(home);
        List<String> header = List.of(lines.get(0).split(";", -1));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(";", -1);
            String purpose = cells[header.indexOf("luottoperuste")];
            if (!purpose.isEmpty()) {
                rows.put(
                        cells[header.indexOf("asiakasnumero")],
                        List.of(cells[header.indexOf("hetu")], purpose, cells[header.indexOf("luottoperuste_asti")]));
            }
        }
        return new LinkedHashMap<>(rows);
    }

    /** Changes a line of the customer system's extract before it is delivered; its totals are made anew. */
    static void send(TestHome home, int sequence, UnaryOperator<String> change) {
        List<String> lines = lines(home);
        List<String> header = List.of(lines.get(0).split(";", -1));
        MadeDelivery delivery = MadeDelivery.customers(home, sequence);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = change.apply(line).split(";", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < cells.length; i++) {
                row.put(header.get(i), cells[i]);
            }
            delivery.row(row);
        }
        delivery.send();
    }

    private static List<String> lines(TestHome home) {
        try {
            return Files.readAllLines(home.inbox("customers").resolve("crm_customers_20261120_000001.csv"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
