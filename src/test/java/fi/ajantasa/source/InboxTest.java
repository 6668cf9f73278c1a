package fi.ajantasa.source;

import static fi.ajantasa.source.SentDelivery.AINO;
import static fi.ajantasa.source.SentDelivery.VEIKKO;
import static fi.ajantasa.source.SentDelivery.row;
import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies in the folder, and what is not touched. */
class InboxTest {
    private static final Instant NOW = Instant.parse("2026-11-22T00:30:00Z");

    @TempDir
    Path folder;

    @Test
    void listsDeliveriesInTheOrderOfTheirSequence() throws IOException {
        sent(10, "20261121").send();
        sent(9, "20261121").send();
        assertThat(found())
                .extracting(found -> ((Delivery) found).totals().sequence())
                .containsExactly(9L, 10L);
    }

    @Test
    void readsEveryTotalOfTheControlFile() throws IOException {
        SentDelivery sent = sent(2, "20261121")
                .changes()
                .control("previous_sequence", "1")
                .control("not_delivered", "[\"valinimi\"]");
        sent.send();
        Delivery delivery = (Delivery) found().get(0);
        ControlFile totals = delivery.totals();
        assertThat(totals.kind()).isEqualTo(Kind.DELTA);
        assertThat(totals.previousSequence()).isEqualTo(1);
        assertThat(totals.notDelivered()).containsExactly("valinimi");
        assertThat(totals.files()).hasSize(1);
        assertThat(totals.files().get(0).bytes()).isEqualTo(sent.main.length);
        assertThat(delivery.contentHash()).isEqualTo(SentDelivery.sha256(Files.readAllBytes(sent.controlFile())));
    }

    @Test // F42
    void findsNothingWhereThereIsNoFolder() throws IOException {
        SentDelivery sent = SentDelivery.in(folder.resolve("absent"));
        assertThat(new Inbox(sent.receive(), Clock.fixed(NOW, ZoneOffset.UTC)).deliveries())
                .isEmpty();
    }

    @Test // F43
    void waitsForAControlFile() throws IOException {
        SentDelivery sent = sent(1, "20261121");
        sent.send();
        Files.delete(sent.controlFile());
        assertThat(found()).singleElement().isInstanceOfSatisfying(Incomplete.class, incomplete -> assertThat(
                        incomplete.reason())
                .isEqualTo("control-file-missing"));
    }

    @Test // F43
    void waitsForAFileTheControlFileNames() throws IOException {
        SentDelivery sent = sent(1, "20261121");
        sent.send();
        Files.delete(sent.mainFile());
        assertThat(found()).singleElement().isInstanceOfSatisfying(Incomplete.class, incomplete -> assertThat(
                        incomplete.reason())
                .isEqualTo("file-missing"));
    }

    @Test // F43, F44
    void waitsWhileAFileGrowsAndHandsOnOneThatCameToRestTooShort() throws IOException {
        SentDelivery sent = sent(1, "20261121");
        sent.bytesOff = 100;
        sent.send();
        Files.setLastModifiedTime(sent.mainFile(), FileTime.from(NOW.minusMillis(500)));
        assertThat(found()).singleElement().isInstanceOfSatisfying(Incomplete.class, incomplete -> assertThat(
                        incomplete.reason())
                .isEqualTo("size-differs"));
        Files.setLastModifiedTime(sent.mainFile(), FileTime.from(NOW.minusSeconds(60)));
        assertThat(found()).singleElement().isInstanceOf(Delivery.class);
        assertThat(sent.refusal().reason()).isEqualTo("size-differs");
    }

    @Test // F52
    void choosesSilentlyBetweenNoTwoDeliveriesOfOneSequence() throws IOException {
        sent(1, "20261120").send();
        SentDelivery.of(folder, row(VEIKKO)).send();
        assertThat(found())
                .hasSize(2)
                .allSatisfy(found -> assertThat(refusal(found).code()).isEqualTo(ExitCode.INPUT_CONFLICT));
    }

    @ParameterizedTest // F73
    @ValueSource(
            strings = {
                "../x.csv",
                "/etc/passwd",
                "..",
                "sub/x.csv",
                "sub\\\\x.csv",
                "-rf.csv",
                "a\\nb.csv",
                "a\\u0000.csv",
                "",
                "C:x"
            })
    void takesAFileNameForDataNeverForAPath(String name) throws IOException {
        control("{\"name\":\"" + name + "\",\"rows\":1,\"bytes\":1,\"sha256\":\"" + "0".repeat(64) + "\"}");
        assertThat(refusal(found().get(0)).what()).contains("name is not");
    }

    @Test // F73
    void refusesLinks() throws IOException {
        SentDelivery sent = sent(1, "20261121");
        sent.send();
        Path real = Files.move(sent.mainFile(), folder.resolve("elsewhere"));
        Files.createSymbolicLink(sent.mainFile(), real);
        assertThat(refusal(found().get(0)).reason()).isEqualTo("control-file-unreadable");
        Path control = Files.move(sent.controlFile(), folder.resolve("real"));
        Files.createSymbolicLink(sent.controlFile(), control);
        assertThat(found()).filteredOn(Unreadable.class::isInstance).hasSize(1);
    }

    @Test // F46, F48
    void refusesAControlFileWithoutItsKeys() throws IOException {
        for (String key : List.of("layout", "feed", "kind", "extract_date", "sequence", "not_delivered")) {
            SentDelivery sent = sent(1, "20261121");
            sent.send();
            String json = Files.readString(sent.controlFile());
            Files.writeString(sent.controlFile(), json.replace("\"" + key + "\":", "\"other\":"));
            assertThat(refusal(found().get(0)).what()).contains(key + " is missing");
        }
        control("{\"name\":\"x.csv\",\"rows\":1,\"bytes\":1}");
        assertThat(refusal(found().get(0)).what()).contains("sha256 is missing");
    }

    @ParameterizedTest // F46
    @ValueSource(strings = {"", "{", "[]", "null", "{} x", "<html>", "{\"layout\":1,\"layout\":2}", "\"x\""})
    void refusesWhatIsNoControlFile(String json) throws IOException {
        Files.writeString(SentDelivery.in(folder).controlFile(), json);
        Refusal refusal = refusal(found().get(0));
        assertThat(refusal.code()).isEqualTo(ExitCode.INPUT_BAD);
        assertThat(refusal.reason()).isEqualTo("control-file-unreadable");
    }

    @Test // F74, F105
    void limitsSizeAndDepthOfAControlFile() throws IOException {
        Path control = SentDelivery.in(folder).controlFile();
        Files.writeString(control, "[".repeat(100_000));
        assertThat(refusal(found().get(0)).what()).contains("limits");
        Files.writeString(control, " ".repeat((1 << 20) + 1));
        assertThat(refusal(found().get(0)).what()).contains("larger");
    }

    @Test // F73, F77
    void keepsAnUnsafeNameOfAControlFileOutOfItsMessage() throws IOException {
        Files.writeString(folder.resolve("a\nINFO all well_control.json"), "{}");
        assertThat(refusal(found().get(0)).what()).doesNotContain("\n");
    }

    private static Refusal refusal(Found found) {
        return ((Unreadable) found).refusal();
    }

    private SentDelivery sent(int sequence, String date) {
        SentDelivery sent = SentDelivery.of(folder, row(AINO)).control("sequence", "" + sequence);
        sent.name = "vtj_sahko_" + date + "_%06d".formatted(sequence);
        return sent;
    }

    private void control(String file) throws IOException {
        SentDelivery sent = sent(1, "20261121").control("files", "[" + file + "]");
        Files.writeString(sent.controlFile(), sent.json());
    }

    private List<Found> found() throws IOException {
        return new Inbox(SentDelivery.in(folder).receive(), Clock.fixed(NOW, ZoneOffset.UTC)).deliveries();
    }
}
