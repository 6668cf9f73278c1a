package fi.ajantasa.source;

import static fi.ajantasa.source.SentDelivery.AINO;
import static fi.ajantasa.source.SentDelivery.HEADER;
import static fi.ajantasa.source.SentDelivery.VEIKKO;
import static fi.ajantasa.source.SentDelivery.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fi.ajantasa.job.CsvFormat;
import fi.ajantasa.person.HetuBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proven ranges are read as they were proven, or not at all. */
class RangeScannerTest {
    private static final KeyColumn HETU = new KeyColumn(0, KeyColumn.Form.HETU);

    @TempDir
    Path folder;

    @Test
    void showsKeyPlaceAndLineOfEveryRecord() throws IOException {
        String quoted = "\"" + VEIKKO + "\";\"a\nb\";K;0\n";
        SentDelivery sent = SentDelivery.of(folder, row(AINO), quoted, row("010190-900Q"));
        FileProof file = sent.proven().files().get(0);
        List<List<Object>> seen = new ArrayList<>();
        scanner(sent, file, HETU)
                .scan(
                        file.ranges().get(0),
                        record -> seen.add(List.of(
                                record.row(),
                                record.line(),
                                record.offset(),
                                record.length(),
                                Math.max(record.key(), 0))));
        long second = HEADER.length() + row(AINO).getBytes(StandardCharsets.UTF_8).length;
        assertThat(seen)
                .containsExactly(
                        List.of(1L, 2L, (long) HEADER.length(), 32, packed(AINO)),
                        List.of(2L, 3L, second, quoted.length() - 1, packed(VEIKKO)),
                        List.of(3L, 5L, second + quoted.length(), 32, 0L));
    }

    @Test
    void showsATextKeyInAnyColumn() throws IOException {
        SentDelivery sent = SentDelivery.of(folder, AINO + ";\"a;\"\"b\";\"C-10001\";0\n", VEIKKO + ";;C-10002;0\n");
        FileProof file = sent.proven().files().get(0);
        List<String> keys = new ArrayList<>();
        scanner(sent, file, new KeyColumn(2, KeyColumn.Form.TEXT))
                .scan(
                        file.ranges().get(0),
                        record -> keys.add(new String(
                                record.buffer(),
                                record.keyFrom(),
                                record.keyTo() - record.keyFrom(),
                                StandardCharsets.UTF_8)));
        assertThat(keys).containsExactly("C-10001", "C-10002");
    }

    @Test // F80
    void failsInTheEndWhereARangeChanged() throws IOException {
        SentDelivery sent = SentDelivery.of(folder, row(AINO), row(VEIKKO));
        FileProof file = sent.proven().files().get(0);
        FileTime time = Files.getLastModifiedTime(sent.mainFile());
        Files.writeString(sent.mainFile(), HEADER + row(VEIKKO) + row(AINO));
        Files.setLastModifiedTime(sent.mainFile(), time);
        assertThatExceptionOfType(ChangedFileException.class)
                .isThrownBy(
                        () -> scanner(sent, file, HETU).scan(file.ranges().get(0), record -> assertThat(record.row())
                                .isPositive()))
                .withMessageContaining("changed-while-read")
                .withMessageNotContaining(AINO);
    }

    @Test // F80
    void showsNothingOfAFileWhoseTimeOrSizeMoved() throws IOException {
        SentDelivery sent = SentDelivery.of(folder, row(AINO), row(VEIKKO));
        FileProof file = sent.proven().files().get(0);
        Files.writeString(sent.mainFile(), HEADER);
        assertThatExceptionOfType(ChangedFileException.class).isThrownBy(() -> scanner(sent, file, HETU)
                .scan(file.ranges().get(0), record -> assertThat(record).isNull()));
        assertThatExceptionOfType(ChangedFileException.class).isThrownBy(() -> new RecordReader(file).close());
    }

    @Test // F80
    void failsWhereARangeLostItsEnd() throws IOException {
        SentDelivery sent = SentDelivery.of(folder, row(AINO), row(VEIKKO));
        FileProof file = sent.proven().files().get(0);
        FileTime time = Files.getLastModifiedTime(sent.mainFile());
        byte[] damaged = sent.main.clone();
        damaged[damaged.length - 1] = '"';
        Files.write(sent.mainFile(), damaged);
        Files.setLastModifiedTime(sent.mainFile(), time);
        assertThatExceptionOfType(ChangedFileException.class).isThrownBy(() -> scanner(sent, file, HETU)
                .scan(file.ranges().get(0), record -> assertThat(record.row()).isEqualTo(1)));
    }

    @Test
    void readsOneRecordAgain() throws IOException {
        SentDelivery sent = SentDelivery.of(folder, row(AINO), VEIKKO + ";\"a\nb\";~;\"\"\r\n");
        FileProof file = sent.proven().files().get(0);
        List<long[]> places = new ArrayList<>();
        scanner(sent, file, HETU)
                .scan(file.ranges().get(0), record -> places.add(new long[] {record.offset(), record.length()}));
        try (RecordReader reader = new RecordReader(file)) {
            byte[] bytes = reader.record(places.get(1)[0], (int) places.get(1)[1]);
            Row row = new RecordParser(sent.receive().format()).parse(bytes, 0, 2);
            assertThat(row.values()).containsExactly(VEIKKO, "a\nb", "~", "");
            assertThat(row.toString()).isEqualTo("row 2 of file 0");
        }
    }

    @Test
    void parsesARecordWithItsLineBreak() {
        RecordParser parser = new RecordParser(new CsvFormat(StandardCharsets.UTF_8, ';'));
        for (String end : List.of("", "\n", "\r\n")) {
            assertThat(parser.parse(("a;;\"\";~;\"ä\\\"" + end).getBytes(StandardCharsets.UTF_8), 0, 1)
                            .values())
                    .containsExactly("a", "", "", "~", "ä\\");
        }
    }

    @Test
    void writesAProofAndReadsItBack() {
        SentDelivery sent = SentDelivery.of(folder, row(AINO), row(VEIKKO)).detail(AINO + ";NIMI;x\n");
        sent.sizes = new ReadSizes(10, 10, 1000);
        List<FileProof> files = sent.proven().files();
        assertThat(ProofText.read(ProofText.write(files))).isEqualTo(files);
    }

    private static long packed(String hetu) {
        return HetuBytes.pack(hetu.getBytes(StandardCharsets.US_ASCII), 0, hetu.length());
    }

    private static RangeScanner scanner(SentDelivery sent, FileProof file, KeyColumn key) {
        return new RangeScanner(file, sent.receive().format(), key);
    }
}
