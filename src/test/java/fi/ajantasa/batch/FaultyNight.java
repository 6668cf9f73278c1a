package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.sample.NextDelivery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** Nights over one small set of deliveries with one keyset, so that a night with a fault can be compared with another. */
record FaultyNight(Path folder, Path jobs, Path keyset) {
    static FaultyNight in(Path folder) {
        Path jobs = TestHome.in(folder.resolve("set"))
                .withPlainSet(1000, 2000, NextDelivery.CHANGES)
                .jobs();
        Path keyset = folder.resolve("keyset.json");
        KeyVault.open(keyset, false);
        return new FaultyNight(folder, jobs, keyset);
    }

    /** A night of its own, to be run by processes. */
    KillableNight named(String name, Properties machine) throws IOException {
        return new KillableNight(folder.resolve(name), jobs, keyset, machine);
    }

    /** Runs one without a fault, in this process, and returns what it leaves. */
    KillableNight unbroken(Properties machine) throws IOException {
        KillableNight night = named("unbroken", machine);
        Terminal end = Terminal.line(
                "run", "nightly", "--home", night.installation().home().toString(), "--jobs", jobs.toString());
        assertThat(end.code()).as(end.text()).isEqualTo(ExitCode.OK.number());
        return night;
    }

    /** The three lines in which a command told its failure last; links to reports may follow them. */
    static List<String> threeLines(String text) {
        List<String> lines = text.lines().toList();
        int first = lines.size() - 1;
        while (first > 0 && !lines.get(first).matches("[A-Z_]{2,}( .*)?: .*")) {
            first--;
        }
        return lines.subList(first, Math.min(lines.size(), first + 3));
    }
}
