package fi.ajantasa.bench;

import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.JobFolder;
import fi.ajantasa.source.Delivery;
import fi.ajantasa.source.DeliveryProver;
import fi.ajantasa.source.Inbox;
import fi.ajantasa.source.Proof;
import fi.ajantasa.source.Proven;
import fi.ajantasa.source.Transcripts;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Times how a delivery in JSON is proven, beside the same rows as delimited text and beside a plain copy of the bytes:
 * the three in turn, in one process, on files of so many megabytes.
 */
final class Formats {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final int CHUNK = 1 << 20;
    private static final String RECORD =
            """
            {"businessId":{"value":"%s","registrationDate":"2011-07-01","source":"3"},"names":[\
            {"name":"Uusi Joutsenen Kuljetus %d Oy","type":"1","registrationDate":"2012-07-01","version":1,"source":"1"},\
            {"name":"Joutsen Kuljetus Ky","type":"1","registrationDate":"2011-07-01","endDate":"2012-07-01","version":2,\
            "source":"1"}],"mainBusinessLine":{"type":"49410","descriptions":[{"languageCode":"1","description":\
            "Tieliikenteen tavarankuljetus"}],"typeCodeSet":"TOIMI4"},"companyForms":[{"type":"16","descriptions":[\
            {"languageCode":"1","description":"Osakeyhti\u00f6"}],"registrationDate":"2011-07-01","version":1,"source":"1"}],\
            "companySituations":[],"registeredEntries":[],"addresses":[{"type":1,"street":"Joutsentie","buildingNumber":"4",\
            "entrance":"A","apartmentNumber":"004","postCode":"30240","postOffices":[{"city":"FORSSA","languageCode":"1",\
            "municipalityCode":"061"}],"registrationDate":"2011-07-01","source":"0"}],"tradeRegisterStatus":"1",\
            "status":"2","registrationDate":"2011-07-01","lastModified":"2026-08-24T06:00:00"}\
            """;

    private final Path work;
    private final long megabytes;
    private final int rounds;

    private Formats(Path work, long megabytes, int rounds) {
        this.work = work;
        this.megabytes = megabytes;
        this.rounds = rounds;
    }

    /** Takes the folder to work in, the size of the file of JSON in megabytes, and how many rounds to time. */
    public static void main(String[] arguments) throws Exception {
        new Formats(Path.of(arguments[0]), Long.parseLong(arguments[1]), Integer.parseInt(arguments[2])).run();
    }

    /** Some work whose time counts. */
    private interface Work {
        void run() throws IOException;
    }

    private void run() throws Exception {
        Path jobs = jobs();
        Path json = json();
        JobDefinition companies = JobFolder.read(jobs).require("business");
        Transcripts transcripts = new Transcripts(work.resolve("transcripts"));
        Path csv = csv(companies, transcripts);
        JobDefinition rows = JobFolder.read(jobs).require("business-csv");
        System.out.printf(
                Locale.ROOT,
                "JSON %,d bytes, CSV %,d bytes, heap at most %,d MB%n",
                Files.size(json),
                Files.size(csv),
                Runtime.getRuntime().maxMemory() >> 20);
        for (int round = 1; round <= rounds; round++) {
            double copy = seconds(() -> copy(json));
            double read = seconds(() -> prove(companies, transcripts));
            double delimited = seconds(() -> prove(rows, transcripts));
            System.out.printf(
                    Locale.ROOT,
                    "%d: copy %.2f s, JSON %.2f s (%.0f MB/s), CSV %.2f s; JSON / copy %.2f, JSON / CSV of the same rows %.2f%n",
                    round,
                    copy,
                    read,
                    Files.size(json) / 1e6 / read,
                    delimited,
                    read / copy,
                    read / delimited);
        }
    }

    private static double seconds(Work work) throws IOException {
        Stopwatch watch = new Stopwatch();
        work.run();
        return watch.seconds();
    }

    private void copy(Path json) throws IOException {
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(json);
                OutputStream out = Files.newOutputStream(work.resolve("copy"))) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                out.write(chunk, 0, read);
            }
        }
    }

    private static void prove(JobDefinition job, Transcripts transcripts) throws IOException {
        Delivery delivery =
                new Inbox(job.receive(), Clock.systemUTC()).complete().get(0);
        Proof proof = new DeliveryProver(transcripts).prove(delivery, job, DAY);
        if (!(proof instanceof Proven)) {
            throw new IOException(proof.toString());
        }
    }

    /** The shipped definitions; the register of companies unpacked, and a second one that has its rows as text. */
    private Path jobs() throws IOException {
        Path jobs = work.resolve("jobs");
        try (Stream<Path> files = Files.walk(Path.of("jobs"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = jobs.resolve(Path.of("jobs").relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.write(to, Files.readAllBytes(file));
            }
        }
        String job = Files.readString(jobs.resolve("business.yaml"))
                .replace("sample-data/inbox/business", "json")
                .replaceAll("  packed: .*\n", "")
                .replace(".zip", ".json");
        Files.writeString(jobs.resolve("business.yaml"), job);
        return jobs;
    }

    private Path json() throws IOException {
        Path file = Files.createDirectories(work.resolve("json")).resolve("ytj_20261120.json");
        long left = megabytes * 1_000_000;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int digits = 1_000_000; left > 0; digits++) {
                String id = id(digits);
                if (!id.isEmpty()) {
                    String record = RECORD.formatted(id, digits);
                    out.write(digits == 1_000_000 ? "[" : ",\n");
                    out.write(record);
                    left -= record.length() + 2;
                }
            }
            out.write("]\n");
        }
        atRest(file);
        return file;
    }

    /** The business id of these digits, empty where there is none. */
    private static String id(int digits) {
        String text = Integer.toString(digits);
        int sum = 0;
        for (int i = 0; i < 7; i++) {
            sum += (text.charAt(i) - '0') * new int[] {7, 9, 10, 5, 8, 4, 2}[i];
        }
        return sum % 11 == 1 ? "" : text + "-" + (sum % 11 == 0 ? 0 : 11 - sum % 11);
    }

    /** The rows of the companies as delimited text, and a register that reads nothing else of them than their key. */
    private Path csv(JobDefinition companies, Transcripts transcripts) throws IOException {
        prove(companies, transcripts);
        Path csv = Files.createDirectories(work.resolve("csv")).resolve("rows_20261120.csv");
        try (Stream<Path> files = Files.walk(work.resolve("transcripts"))) {
            Path written = files.filter(Files::isRegularFile).findFirst().orElseThrow();
            Files.copy(written, csv, StandardCopyOption.REPLACE_EXISTING);
        }
        atRest(csv);
        String ignored = String.join(
                ", ",
                companies.receive().layout().placed().get(0).columns().keySet().stream()
                        .filter(name -> !name.equals("y_tunnus"))
                        .toList());
        String job = Files.readString(work.resolve("jobs/business.yaml"));
        String head = job.substring(job.indexOf("\nregister:"), job.indexOf("\nreceive:") + 1);
        String tail = job.substring(job.indexOf("\nlink:") + 1, job.indexOf("\nexpect:") + 1);
        Files.writeString(
                work.resolve("jobs/business-csv.yaml"),
                head.replace("register: business", "register: business-csv")
                        + """
                        receive:
                          from: {folder: csv}
                          file: "rows_{date}.csv"
                          control: none
                          plausible: {rows: {max: 5 %, floor: 1000}}
                          format: {csv: {charset: UTF-8, separator: ";"}}
                          covers: base
                        columns:
                          y_tunnus: {is: business-id}
                        ignore: ["""
                        + ignored
                        + "]\n"
                        + tail
                        + "expect: {rows: {min: 1}, rejected: {max: 1 %}, changes: {\"*\": {max: 5 %}}}\n");
        return csv;
    }

    private static void atRest(Path file) throws IOException {
        Files.setLastModifiedTime(
                file, FileTime.from(Instant.now(Clock.systemUTC()).minusSeconds(3600)));
    }
}
