package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Role;
import fi.ajantasa.sample.NextDelivery;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** The installations on which commands are used wrongly: one for each state that a command may find. */
final class MisuseHomes implements AutoCloseable {
    /** An identity code somebody typed where it does not belong. */
    static final String CODE = "010190-900P";

    private final Path folder;
    private final Map<Misuse, TestHome> homes = new EnumMap<>(Misuse.class);
    private final String customer;
    private final FileChannel held;
    private int names;

    MisuseHomes(Path folder) throws IOException {
        this.folder = folder;
        TestHome good = make(folder.resolve("good"));
        this.customer = Person.customersOf(good).get(0).number();
        for (Misuse misuse : Misuse.values()) {
            boolean state = misuse.compareTo(Misuse.OTHER_VERSION) >= 0;
            homes.put(misuse, state ? good.copyTo(folder.resolve(misuse.name())) : good);
        }
        homes.get(Misuse.OTHER_VERSION)
                .meddle(
                        "update \"flyway_schema_history\" set \"version\" = '9' where \"version\" = ?",
                        Migrations.LATEST);
        Files.delete(homes.get(Misuse.NO_KEYS).installation().keyset());
        homes.get(Misuse.NOT_ALLOWED).permit();
        homes.get(Misuse.BAD_DEFINITION).define("nightly.yaml", it -> it.replace("registers:", "regsiters:"));
        this.held = hold(homes.get(Misuse.ANOTHER_PROCESS).installation());
        Files.writeString(folder.resolve("garbage"), "this is\tno file of ours\n\"");
        Files.write(folder.resolve("people"), people());
        Files.writeString(
                folder.resolve("columns"), "left: {id: no, surname: last, given-names: first, birth-date: born}\n");
    }

    /** Invented people for the linker, every fourth of them twice. */
    private static List<String> people() {
        List<String> lines = new ArrayList<>(List.of("no,last,first,born"));
        for (int i = 0; i < 80; i++) {
            int person = i - i % 4 / 3;
            lines.add("%d,Suku%cnen,%cnimi,%d-%02d-%02d"
                    .formatted(
                            i,
                            'a' + person * 7 % 23,
                            'A' + person * 5 % 19,
                            1940 + person % 60,
                            1 + person % 12,
                            1 + person % 28));
        }
        return lines;
    }

    private static TestHome make(Path folder) {
        TestHome home = TestHome.in(folder)
                .define("customers.yaml", it -> it.replace("min: 1000", "min: 1"))
                .withPlainSet(120, 1500, NextDelivery.NONE);
        assertThat(TestHome.codes(home.night())).containsOnly(ExitCode.OK);
        return home;
    }

    /** Holds the embedded file as another process does: locked, with a note of who has the lease. */
    private static FileChannel hold(Installation installation) throws IOException {
        new LeaseNote(installation).write(Owner.thisProcess().text(), Instant.EPOCH, Instant.EPOCH);
        FileChannel file = FileChannel.open(Database.embeddedFile(installation), StandardOpenOption.WRITE);
        file.lock();
        return file;
    }

    /** What the command line shows and ends with; the names in braces are replaced. */
    Terminal run(Misuse misuse, String line) {
        TestHome home = homes.get(misuse);
        Path folderOf = misuse == Misuse.NOTHING_RUN ? unused() : home.home();
        String words = line.replace("{customer}", customer)
                .replace("{code}", CODE)
                .replace("{garbage}", folder.resolve("garbage").toString())
                .replace("{people}", folder.resolve("people").toString())
                .replace("{columns}", folder.resolve("columns").toString())
                .replace("{new}", next().toString());
        return Terminal.line((words + " --home " + folderOf + " --jobs " + home.jobs())
                .strip()
                .split(" +"));
    }

    /** Everything that is written where the keys are missing. */
    SortedMap<String, String> withoutKeys() throws IOException {
        return HomeSnapshot.of(homes.get(Misuse.NO_KEYS).installation());
    }

    private Path unused() {
        return TestHome.at(next()).permit(Role.values()).home();
    }

    private Path next() {
        names++;
        return folder.resolve("new-" + names);
    }

    @Override
    public void close() throws IOException {
        held.close();
    }
}
