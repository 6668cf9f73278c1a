package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.testing.Databases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A refused delivery stays in its folder and is met again every night (F44 to F48). */
@ParameterizedClass
@EnumSource
class RefusedBeforeTest {
    private static final String FIRST = "R-20261122-04";

    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private PreparedHome prepared;
    private TestHome home;
    private List<Person> people;

    @BeforeEach
    void copyHome() {
        prepared = PreparedHome.on(databases);
        people = prepared.plainPeople();
        home = prepared.copyTo(folder);
    }

    private MadeDelivery renaming(int sequence) {
        return MadeDelivery.changes(home, sequence).change(people.get(0).hetu(), "sukunimi", "Uusinen");
    }

    private Path file() {
        return home.inbox("population").resolve("vtj_sahko_20261121_000002.csv");
    }

    /** Other bytes of the same size under the same time of change: only who reads the file could tell. */
    private void repairUnseen(String text) {
        try {
            FileTime before = Files.getLastModifiedTime(file());
            Files.write(file(), text.getBytes(StandardCharsets.UTF_8));
            Files.setLastModifiedTime(file(), before);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String sendSpoilt() {
        MadeDelivery delivery = renaming(2);
        delivery.send();
        repairUnseen(delivery.text().replace("Uusinen", "Vanhane"));
        RegisterResult result = home.run("population");
        assertThat(result.code()).isEqualTo(ExitCode.INPUT_BAD);
        assertThat(result.reason()).isEqualTo("sha256-differs");
        assertThat(result.runs()).containsExactly(FIRST);
        return delivery.text();
    }

    @Test
    void answersAtOnceWithTheSameCodeAndReason_F48() {
        String right = sendSpoilt();
        repairUnseen(right);

        RegisterResult again = home.daysLater(1).run("population");

        assertThat(again.code()).isEqualTo(ExitCode.INPUT_BAD);
        assertThat(again.reason()).isEqualTo("sha256-differs");
        assertThat(again.message()).contains("sha256-differs", "refused before by run " + FIRST + ".");
        assertThat(again.message().lines()).hasSize(3);
        assertThat(home.export()).isEqualTo(prepared.export());
        RegisterResult third = home.daysLater(2).run("population");
        assertThat(third.message().lines().findFirst())
                .isEqualTo(again.message().lines().findFirst());
        assertThat(Files.exists(file())).isTrue();
    }

    @Test
    void provesItAgainWhenAsked_F48() {
        repairUnseen(sendSpoilt());
        Terminal terminal = Terminal.run(home, "run", "population", "--again", "--date", "2026-11-22");
        assertThat(terminal.code()).as(terminal.text()).isEqualTo(ExitCode.OK.number());
        assertThat(home.customer(people.get(0).number())).containsEntry("family-name", "Uusinen");
    }

    /** The supplier sends the data file again, its control file unchanged. */
    @Test
    void provesItAgainWhenItsFileWasTouched_F44() throws IOException {
        repairUnseen(sendSpoilt());
        Files.setLastModifiedTime(file(), FileTime.from(Instant.parse("2026-11-22T01:00:00Z")));
        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void provesItAgainUnderOtherDefinitions_F56() {
        renaming(2).sendWithHeader(String.join(";", MadeDelivery.POPULATION).replace("valinimi", "uusinimi"));
        assertThat(home.run("population").reason()).isEqualTo("unknown-column");
        assertThat(home.run("population").message()).contains("refused before");
        home.define("population.yaml", it -> it.replace("valinimi: {is: middle-name", "uusinimi: {is: middle-name"));
        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void answersAtOnceAfterTooManyRejects_F70() {
        MadeDelivery delivery = renaming(2);
        IntStream.range(0, 30).forEach(it -> delivery.change("010190-9%02dQ".formatted(it), "sukunimi", "Uusinen"));
        delivery.send();
        assertThat(home.run("population").reason()).isEqualTo("too-many-rejects");
        RegisterResult again = home.run("population");
        assertThat(again.code()).isEqualTo(ExitCode.INPUT_BAD);
        assertThat(again.message()).contains("rows rejected, limit", "refused before by run " + FIRST);
        assertThat(home.sql(
                        Long.class,
                        "select count(*) from rejection where run_id = ?",
                        again.runs().get(0)))
                .isZero();
    }

    /** It does not stand in the way of a later full list, yet is told every night. */
    @Test
    void takesALaterFullListBehindIt_F53() {
        sendSpoilt();
        MadeDelivery list = MadeDelivery.fullList(home, 3);
        String code = people.get(0).hetu();
        Person.registerRows(home)
                .forEach(row ->
                        list.row(code.equals(row.get("hetu")) ? people.get(0).saying("sukunimi", "Uusinen") : row));
        list.send();

        RegisterResult result = home.run("population");

        assertThat(result.code()).isEqualTo(ExitCode.INPUT_BAD);
        assertThat(home.customer(people.get(0).number())).containsEntry("family-name", "Uusinen");
    }

    @Test
    void doesNotTakeTheNextChangesBehindIt_F53() {
        sendSpoilt();
        renaming(3).send();
        RegisterResult result = home.run("population");
        assertThat(result.code()).isEqualTo(ExitCode.INPUT_CONFLICT);
        assertThat(home.export()).isEqualTo(prepared.export());
    }

    @Test
    void isShownInTheNight_F48() {
        sendSpoilt();
        assertThat(TestHome.codes(home.night())).containsExactly(ExitCode.ALREADY_DONE, ExitCode.INPUT_BAD);
        String night =
                Objects.requireNonNull(home.sql(String.class, "select max(id) from run where register = 'nightly'"));
        assertThat(Terminal.run(home, "runs", "show", night).text()).contains("INPUT_BAD");
    }
}
