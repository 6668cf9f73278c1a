package fi.ajantasa.changes;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.JobFolder;
import fi.ajantasa.report.ThreeLines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** What an operator is told of a turn, and what never: F92, F96, F97, F112, F122. */
class FollowReportTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    Path temp;

    private FollowReport report;

    @BeforeEach
    void define() throws Exception {
        FileSystemUtils.copyRecursively(Path.of("jobs"), temp);
        Files.copy(
                Path.of("jobs/api/population.yaml"),
                temp.resolve("population.yaml"),
                StandardCopyOption.REPLACE_EXISTING);
        JobDefinition job = JobFolder.read(temp).require("population");
        report = new FollowReport(job, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private void end(int part, ExitCode code, String reason, Counts counts, long missing) {
        Cursor cursor = new Cursor(part, 4, 7, 1, NOW, NOW.minusSeconds(26 * 3_600L), null);
        report.add(new PartEnd(part, code, reason, counts, missing), cursor);
    }

    private String told() {
        ThreeLines lines = Objects.requireNonNull(report.followed(true).lines());
        return lines.text();
    }

    @Test
    void namesTheFirstTenPartsThatFailedAndForHowLongAndEndsAsTheWorst_F112() {
        end(0, ExitCode.OK, "", Counts.NONE, 0);
        for (int part = 1; part <= 12; part++) {
            end(part, part == 7 ? ExitCode.PERMIT_EXPIRED : ExitCode.SOURCE_DOWN, "server-error", Counts.NONE, 0);
        }

        assertThat(report.followed(true).code()).isEqualTo(ExitCode.PERMIT_EXPIRED);
        assertThat(told())
                .contains("part 2 of 4: server-error, not up to date for 26 h, more than 25 h", "2 parts more")
                .doesNotContain("part 12 of 4");
        assertThat(report.isCurrent()).isFalse();
    }

    @Test
    void tellsOfStrangersAndOfWhomBaseDataDidNotCome_F96_F97() {
        end(0, ExitCode.OK, "", new Counts(0, 0, 3, 0), 2);

        assertThat(report.followed(true).code()).isEqualTo(ExitCode.OK_WITH_REJECTS);
        assertThat(told()).contains("3 told of people we did not ask for", "base data of 2 did not come");
    }

    @Test
    void saysNothingWhereNothingIsWrong() {
        end(0, ExitCode.OK, "", new Counts(5, 1, 0, 9), 0);
        assertThat(report.followed(true)).isEqualTo(new Followed(true, 6, ExitCode.OK, "", null));
    }

    /** What the register calls a group is shown only where it looks like a name. */
    @Test
    void alarmsAtUnknownGroupsAndShowsNothingThatIsNoName_F122() {
        Tally tally = new Tally();
        tally.add(Tally.Word.UNKNOWN, "JOKU_MUU");
        tally.add(Tally.Word.UNKNOWN, "010190-900P");
        tally.add(Tally.Word.NOT_GRANTED, "AIDINKIELI");

        assertThat(tally.isAlarm()).isTrue();
        assertThat(tally.alarm()).isEqualTo("groups unknown to us: {(no name)=1, JOKU_MUU=1}");
    }
}
