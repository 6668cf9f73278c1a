package fi.ajantasa.batch;

import fi.ajantasa.contact.Answer;
import fi.ajantasa.contact.Checking;
import fi.ajantasa.contact.Question;
import fi.ajantasa.contact.Reason;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.person.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** An installation that has its numbers washed, as the shipped definition says. */
final class WashHome {
    private WashHome() {}

    /** The same home; no other list is needed for calls. */
    static TestHome washing(TestHome home, UnaryOperator<String> change) {
        try {
            Files.copy(
                    home.jobs().resolve("api/wash.yaml"),
                    home.jobs().resolve("wash.yaml"),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return home.define("wash.yaml", change)
                .define("preference.yaml", it -> it.replaceFirst("lease: .*\n", ""))
                .define(
                        "decisions.yaml",
                        it -> it.replaceFirst(
                                "attributes:\n",
                                "attributes:\n  phone-wash-prohibited: {sources: [wash]}\n"
                                        + "  phone-not-washed: {sources: [wash]}\n"));
    }

    static TestHome washing(TestHome home) {
        return washing(home, it -> it);
    }

    /** The files that were put where the register fetches them, by name. */
    static List<Path> files(TestHome home) {
        Path outbox = home.inbox("wash").getParent().resolveSibling("outbox").resolve("wash");
        if (!Files.isDirectory(outbox)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(outbox)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The numbers of the list that was put there last. */
    static List<String> sent(TestHome home) {
        Path last = files(home).stream()
                .filter(it -> it.toString().endsWith(".csv"))
                .reduce((first, second) -> second)
                .orElseThrow();
        try {
            List<String> lines = Files.readAllLines(last);
            return lines.subList(1, lines.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A reply to the list of this number, dated as the home is; one verdict for each number that was sent last. */
    static MadeDelivery reply(TestHome home, int sequence, Function<String, String> verdict) {
        MadeDelivery reply = empty(home, sequence);
        sent(home).forEach(it -> add(reply, it, verdict.apply(it)));
        return reply;
    }

    static MadeDelivery empty(TestHome home, int sequence) {
        LocalDate day = LocalDate.now(home.clock());
        return MadeDelivery.list(home, "wash", "pesuvastaus", List.of("numero", "tulos"))
                .control("sequence", sequence)
                .control("extract_date", day.toString())
                .named("vastaus_%s_%06d".formatted(day.format(DateTimeFormatter.BASIC_ISO_DATE), sequence));
    }

    /** Adds a record; an empty verdict leaves the number out. */
    static void add(MadeDelivery reply, String number, String verdict) {
        if (!verdict.isEmpty()) {
            reply.row(Map.of("numero", number, "tulos", verdict));
        }
    }

    /** Customers restricted for a reason. */
    static long restricted(TestHome home, String reason) {
        return home.sql(Long.class, "select count(*) from restriction where reason = ?", reason);
    }

    /** What speaks against calling the customer who holds the number. */
    static List<String> against(TestHome home, String number) {
        String customer = home.values("mobile-phone").entrySet().stream()
                .filter(it -> it.getValue().equals(number))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        return home.read(dataSource -> {
            Jobs jobs = jobs(home);
            KeyVault keys = KeyVault.open(home.installation().keyset(), true);
            Answer answer = new Checking(dataSource, keys, jobs)
                    .check(
                            customer,
                            new Question(
                                    Channel.PHONE, "marketing", home.clock().instant()),
                            home.clock().instant())
                    .orElseThrow();
            return answer.reasons().stream().map(Reason::word).toList();
        });
    }

    private static Jobs jobs(TestHome home) {
        try {
            return home.installation().readJobs();
        } catch (DefinitionException e) {
            throw new AssertionError(e.problems().toString(), e);
        }
    }
}
