package fi.ajantasa.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A bank's file of reference payments as a test wants it: 90 characters a record, right in its totals. */
final class BankFile {
    static final String PAYER = "TESTAAJA TEE";

    private final String day;
    private final List<String> records = new ArrayList<>();
    private final long[] counts = new long[2];
    private final long[] sums = new long[2];

    /** @param day as uuMMdd */
    BankFile(String day) {
        this.day = day;
    }

    BankFile payment(String archiveId, String reference, long cents) {
        return record(archiveId, reference, cents, 0);
    }

    /** A payment taken back. */
    BankFile correction(String archiveId, String reference, long cents) {
        return record(archiveId, reference, cents, 1);
    }

    private BankFile record(String archiveId, String reference, long cents, int correction) {
        counts[correction]++;
        sums[correction] += cents;
        records.add(String.format(
                Locale.ROOT,
                "347300010000000%s%s%-16s%s%s1J%010d%dJ ",
                day,
                day,
                archiveId,
                "0".repeat(20 - reference.length()) + reference,
                PAYER,
                cents,
                correction));
        return this;
    }

    String text() {
        StringBuilder text = new StringBuilder(line("0" + day + "1946470208406991"));
        records.forEach(it -> text.append(line(it)));
        return text.append(
                        line(String.format(Locale.ROOT, "9%06d%011d%06d%011d", counts[0], sums[0], counts[1], sums[1])))
                .toString();
    }

    private static String line(String record) {
        return String.format(Locale.ROOT, "%-90s", record) + "\r\n";
    }

    void send(TestHome home) throws IOException {
        Path folder = Files.createDirectories(home.inbox("bank-payments"));
        Files.writeString(folder.resolve("viitesiirrot_20" + day + ".svm"), text(), StandardCharsets.ISO_8859_1);
    }
}
