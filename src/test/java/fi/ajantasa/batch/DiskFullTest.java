package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.sample.NextDelivery;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * F142: the file system with the embedded database is full. It is a small tmpfs in a mount namespace of its own, which
 * disappears with the shell that has it; where a machine lets nobody mount one, a limit on the size of files.
 */
class DiskFullTest {
    private static final List<String> NAMESPACE = List.of("unshare", "--user", "--map-root-user", "--mount");
    private static final Pattern CODE = Pattern.compile("code (\\w+) (\\d+)");

    @TempDir
    Path folder;

    @Test
    void aNightStopsCleanOnAFullDiskSaysHowMuchItNeedsAndGoesOnWhenThereIsRoom() throws Exception {
        Path jobs = TestHome.in(folder.resolve("set"))
                .withPlainSet(400, 4000, NextDelivery.CHANGES)
                .jobs();
        Path keyset = folder.resolve("keyset.json");
        KeyVault.open(keyset, false);
        KillableNight unbroken = new KillableNight(folder.resolve("unbroken"), jobs, keyset, new Properties());
        int ends = unbroken.run();
        assertThat(ends).as(unbroken.tail()).isIn(ExitCode.OK.number(), ExitCode.OK_WITH_REJECTS.number());
        long size = Files.size(Database.embeddedFile(unbroken.installation()));

        KillableNight night = new KillableNight(folder.resolve("full"), jobs, keyset, new Properties());
        Path database = night.installation().home().resolve("db");
        Files.createDirectories(database);
        String output = shell(script(night, database, size * 2 / 3));
        System.out.println("of " + size + " bytes: " + output);
        List<Integer> codes = new ArrayList<>();
        Matcher code = CODE.matcher(output);
        while (code.find()) {
            codes.add(Integer.parseInt(code.group(2)));
        }
        assertThat(codes).as(output).containsExactly(ExitCode.INTERNAL.number(), ExitCode.INTERNAL.number(), ends);
        assertThat(output)
                .contains("INTERNAL: disk-full: ")
                .containsPattern("disk-full: \\d+ bytes are free in the home folder; expected room for another \\d+ bytes")
                .contains("Next: ajantasa status");
        assertThat(StateDigest.of(night.installation()).differences(StateDigest.of(unbroken.installation())))
                .isEmpty();
    }

    /** Two nights without room, one with it, and the database carried out of the namespace. */
    private String script(KillableNight night, Path database, long room) throws IOException {
        String run = String.join(" ", night.command("run", "nightly"));
        Path out = folder.resolve("carried");
        boolean mounts = mayMount(database);
        String less = mounts
                ? "mount -t tmpfs -o size=" + room + " tmpfs " + database
                : "ulimit -S -f " + room / 512;
        String more = mounts ? "mount -o remount,size=1g " + database : "ulimit -S -f unlimited";
        String carry = mounts ? "cp -a " + database + " " + out + " && umount " + database + " && cp -a " + out + "/. " + database : "true";
        return String.join(
                "\n",
                "set -u",
                less,
                run + "; echo code first $?",
                run + "; echo code again $?",
                more,
                run + "; echo code last $?",
                carry);
    }

    private static boolean mayMount(Path place) throws IOException {
        return exit(List.of("mount", "-t", "tmpfs", "tmpfs", place.toString())) == 0;
    }

    private static int exit(List<String> inside) throws IOException {
        List<String> line = new ArrayList<>(NAMESPACE);
        line.addAll(inside);
        try {
            Process process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private String shell(String script) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("full.sh"), script);
        File output = folder.resolve("full.txt").toFile();
        List<String> line = new ArrayList<>(script.contains("mount -t") ? NAMESPACE : List.of());
        line.addAll(List.of("sh", file.toString()));
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return Files.readString(output.toPath());
    }
}
