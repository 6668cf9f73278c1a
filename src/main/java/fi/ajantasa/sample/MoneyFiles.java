package fi.ajantasa.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Writes what the first customers of a set pay and use: their references, a bank's files of two kinds, their metering points
 * and readings of the night in which the clock is set back. The same numbers give the same bytes.
 */
public final class MoneyFiles {
    private static final int FIRST_REFERENCE = 260_000;
    private static final int FIRST_AMOUNT = 2_390;
    private static final int STEP = 137;
    private static final int NOBODY = 900_000;
    private static final int NIGHT = 10_000;
    private static final int[] WEIGHTS = {7, 3, 1};
    private static final int MEASURED = 3;
    private static final String PAYER = "MAKSAJA MALLI"; // nobody's name; the column has room for twelve characters

    private final Path inbox;
    private final LocalDate date;
    private final int customers;
    private final int before;

    /** @param customers how many customers pay */
    public MoneyFiles(Path out, LocalDate date, int customers) {
        this(out, date, customers, 0);
    }

    /** @param before in how many nights before these they paid: each payment has an archive id of its own */
    public MoneyFiles(Path out, LocalDate date, int customers, int before) {
        this.inbox = out.resolve("inbox");
        this.date = date;
        this.customers = customers;
        this.before = before * NIGHT;
    }

    public List<Path> write() throws IOException {
        return customers == 0 ? List.of() : List.of(references(), bank(), camt(), points(), readings());
    }

    private Path references() throws IOException {
        Delivery delivery = delivery("payment-references", Delivery.Feed.PAYMENT_REFERENCES);
        try (CsvFile file = new CsvFile(delivery.file(".csv"), Layout.PAYMENT_REFERENCES)) {
            for (int nth = 0; nth < customers; nth++) {
                file.write(new Row(Layout.PAYMENT_REFERENCES)
                        .set("asiakasnumero", CustomerRows.number(nth))
                        .set("viite", reference(nth)));
            }
            return delivery.writeControl(List.of(file.finish()));
        }
    }

    private Path points() throws IOException {
        Delivery delivery = delivery("metering-points", Delivery.Feed.METERING_POINTS);
        try (CsvFile file = new CsvFile(delivery.file(".csv"), Layout.METERING_POINTS)) {
            for (int nth = 0; nth < customers; nth++) {
                file.write(new Row(Layout.METERING_POINTS)
                        .set("asiakasnumero", CustomerRows.number(nth))
                        .set("kayttopaikka", CustomerRows.meteringPoint(CustomerRows.number(nth)))
                        .set("alkaen", date.minusYears(1).toString()));
            }
            return delivery.writeControl(List.of(file.finish()));
        }
    }

    private Delivery delivery(String register, Delivery.Feed feed) throws IOException {
        return new Delivery(
                Files.createDirectories(inbox.resolve(register)), feed, Delivery.Kind.BASE, date.plusDays(1), 1);
    }

    private Path bank() throws IOException {
        Path folder = Files.createDirectories(inbox.resolve("bank-payments"));
        return Files.writeString(
                folder.resolve("viitesiirrot_" + day(DateTimeFormatter.BASIC_ISO_DATE) + ".svm"),
                svm(),
                StandardCharsets.ISO_8859_1);
    }

    private String day(DateTimeFormatter format) {
        return date.plusDays(1).format(format);
    }

    private String svm() {
        String day = day(DateTimeFormatter.ofPattern("uuMMdd", Locale.ROOT));
        StringBuilder text = new StringBuilder();
        line(text, "0" + day + "0600" + "47" + "020840699" + "1");
        int last = customers + 1;
        for (int nth = 0; nth <= last; nth++) {
            // The last but one pays to nobody's reference, the last takes the first payment back.
            int reference = nth == customers ? NOBODY : nth % last;
            line(
                    text,
                    String.format(
                            Locale.ROOT,
                            "3%014d%s%s2588MALLI%07d%20s%-12.12s1J%010d%dJ ",
                            47_300_010_000_000L,
                            day,
                            day,
                            before + nth,
                            padded(reference(reference)),
                            PAYER,
                            amount(nth % last),
                            nth == last ? 1 : 0));
        }
        long sum = IntStream.rangeClosed(0, customers)
                .mapToLong(MoneyFiles::amount)
                .sum();
        line(text, String.format(Locale.ROOT, "9%06d%011d%06d%011d", customers + 1, sum, 1, amount(0)));
        return text.toString();
    }

    private static void line(StringBuilder text, String record) {
        text.append(String.format(Locale.ROOT, "%-90s", record)).append("\r\n");
    }

    private static String padded(String reference) {
        return "0".repeat(20 - reference.length()) + reference;
    }

    private static long amount(int nth) {
        return FIRST_AMOUNT + (long) nth * STEP;
    }

    private Path camt() throws IOException {
        StringBuilder text = new StringBuilder(
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.02">
                <BkToCstmrDbtCdtNtfctn>
                <Ntfctn>
                """);
        long sum = IntStream.range(0, customers).mapToLong(MoneyFiles::amount).sum();
        text.append("<TxsSummry><TtlNtries><NbOfNtries>1</NbOfNtries><Sum>")
                .append(euros(sum))
                .append("</Sum></TtlNtries></TxsSummry>\n<Ntry><Amt Ccy=\"EUR\">")
                .append(euros(sum))
                .append("</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>")
                .append(day(DateTimeFormatter.ISO_LOCAL_DATE))
                .append("</Dt></BookgDt><NtryDtls>\n");
        IntStream.range(0, customers)
                .forEach(nth -> text.append(String.format(
                        Locale.ROOT,
                        "<TxDtls><Refs><AcctSvcrRef>2588CAMT%08d</AcctSvcrRef></Refs>"
                                + "<AmtDtls><TxAmt><Amt Ccy=\"EUR\">%s</Amt></TxAmt></AmtDtls>"
                                + "<RltdPties><Dbtr><Nm>%s</Nm></Dbtr></RltdPties>"
                                + "<RmtInf><Strd><CdtrRefInf><Ref>%s</Ref></CdtrRefInf></Strd></RmtInf></TxDtls>\n",
                        before + nth,
                        euros(amount(nth)),
                        PAYER,
                        reference(nth))));
        text.append("</NtryDtls></Ntry>\n</Ntfctn>\n</BkToCstmrDbtCdtNtfctn>\n</Document>\n");
        Path folder = Files.createDirectories(inbox.resolve("bank-camt"));
        Path file = folder.resolve("camt054_" + day(DateTimeFormatter.BASIC_ISO_DATE) + ".xml");
        return Files.writeString(file, text);
    }

    private static String euros(long cents) {
        return String.format(Locale.ROOT, "%d.%02d", cents / 100, cents % 100);
    }

    private Path readings() throws IOException {
        StringBuilder text = new StringBuilder("Mittauspisteen tunnus;Tuotteen tyyppi;Resoluutio;Yksikkötyyppi;"
                + "Lukeman tyyppi;Alkuaika;Määrä;Laatu\n");
        for (int nth = 0; nth < Math.min(MEASURED, customers); nth++) {
            String point = CustomerRows.meteringPoint(CustomerRows.number(nth));
            int perHour = nth == 1 ? 4 : 1;
            for (int reading = 0; reading < 25 * perHour; reading++) {
                boolean missing = nth == 2 && reading == 7;
                text.append(point)
                        .append(";8716867000030;")
                        .append(perHour == 1 ? "PT1H" : "PT15M")
                        .append(";KWH;BN01;")
                        .append(LocalDate.of(2026, 10, 24).atTime(21, 0).plusMinutes(60L * reading / perHour))
                        .append(":00Z;")
                        .append(missing ? ";MISSING" : "0," + (100 + reading + before / NIGHT) + ";OK")
                        .append('\n');
            }
        }
        Path folder = Files.createDirectories(inbox.resolve("consumption"));
        return Files.writeString(folder.resolve("kulutus_" + day(DateTimeFormatter.BASIC_ISO_DATE) + ".csv"), text);
    }

    /** A reference number with its check digit. */
    private static String reference(int nth) {
        String digits = Integer.toString(FIRST_REFERENCE + nth);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += WEIGHTS[i % WEIGHTS.length] * (digits.charAt(digits.length() - 1 - i) - '0');
        }
        return digits + (10 - sum % 10) % 10;
    }
}
