package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.testing.LittleRoom;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** F142: the file system with the embedded database is full. */
class DiskFullTest {
    @TempDir
    Path folder;

    @Test
    void aNightStopsCleanOnAFullDiskSaysHowMuchItNeedsAndGoesOnWhenThereIsRoom() throws Exception {
        FaultyNight nights = FaultyNight.in(folder);
        KillableNight unbroken = nights.unbroken(new Properties());
        long size = Files.size(Database.embeddedFile(unbroken.installation()));
        KillableNight night = nights.named("full", new Properties());
        Path database = night.installation().home().resolve("db");
        Files.createDirectories(database);
        String shown = shell(night, LittleRoom.at(database), size * 2 / 3);
        String[] ends = shown.split("code ");
        assertThat(ends).as(shown).hasSize(4);
        for (int end = 0; end < 2; end++) {
            assertThat(ends[end + 1]).as(shown).startsWith(ExitCode.INTERNAL.number() + "\n");
            assertThat(FaultyNight.threeLines(ends[end]).get(0))
                    .as(shown)
                    .containsPattern("^INTERNAL.*: disk-full: \\d+ bytes are free in the home folder; expected room for"
                            + " another \\d+ bytes\\.$");
            assertThat(FaultyNight.threeLines(ends[end]).get(2)).startsWith("Next: ajantasa ");
        }
        assertThat(ends[3].strip()).as(shown).isIn("0", "11");
        assertThat(StateDigest.of(night.installation()).differences(StateDigest.of(unbroken.installation())))
                .isEmpty();
    }

    /** Two nights without room, and one with it. */
    private String shell(KillableNight night, LittleRoom room, long bytes) throws IOException, InterruptedException {
        String run = String.join(" ", night.command("run", "nightly")) + "; echo code $?";
        Path script = Files.writeString(
                folder.resolve("full.sh"),
                String.join("\n", room.less(bytes), run, run, room.more(), run, room.carry(folder.resolve("carried"))));
        File output = folder.resolve("full.txt").toFile();
        List<String> line = new ArrayList<>(room.namespace());
        line.addAll(List.of("sh", script.toString()));
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return Files.readString(output.toPath());
    }
}
