package fi.ajantasa.source;

import static fi.ajantasa.source.SentDelivery.AINO;
import static fi.ajantasa.source.SentDelivery.HEADER;
import static fi.ajantasa.source.SentDelivery.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A header that is not the contract's refuses the file, with the difference. */
class HeaderTest {
    @TempDir
    Path folder;

    @Test // F56
    void refusesAnUnknownColumn() {
        Refusal refusal = refused("hetu;sukunimi;katunimi;turvakielto;uskontokunta\n" + AINO + ";A;K;0;x\n");
        assertThat(refusal.reason()).isEqualTo("unknown-column");
        assertThat(refusal.what()).contains("uskontokunta");
    }

    @Test // F56
    void ignoresAndListsAColumnTheContractIgnores() {
        SentDelivery sent =
                SentDelivery.in(folder).main("hetu;uskontokunta;sukunimi;katunimi;turvakielto\n" + AINO + ";x;A;K;0\n");
        sent.ignore = Set.of("uskontokunta");
        assertThat(sent.proven().ignored()).containsExactly("uskontokunta");
    }

    @Test // F57
    void refusesAMissingColumnUnlessItIsAnnounced() {
        String main = "hetu;sukunimi;turvakielto\n" + AINO + ";A;0\n";
        assertThat(refused(main).reason()).isEqualTo("missing-column");
        assertThat(SentDelivery.in(folder)
                        .main(main)
                        .control("not_delivered", "[\"katunimi\"]")
                        .proven()
                        .rows())
                .isEqualTo(1);
    }

    @Test // F57
    void refusesARenamedColumn() {
        assertThat(refused("hetu;nimi;katunimi;turvakielto\n" + row(AINO)).reason())
                .isEqualTo("unknown-column");
    }

    @Test // F57
    void refusesAMovedColumn() {
        assertThat(refused("hetu;katunimi;sukunimi;turvakielto\n" + row(AINO)).reason())
                .isEqualTo("column-moved");
    }

    @Test
    void refusesAColumnThatStandsTwice() {
        assertThat(refused("hetu;sukunimi;katunimi;turvakielto;sukunimi\n" + AINO + ";A;K;0;B\n")
                        .reason())
                .isEqualTo("column-twice");
    }

    @Test // F47
    void refusesAColumnThatWasAnnouncedAsNotDelivered() {
        Refusal refusal = SentDelivery.in(folder)
                .main(HEADER + row(AINO))
                .control("not_delivered", "[\"katunimi\"]")
                .refusal();
        assertThat(refusal.reason()).isEqualTo("column-not-announced");
    }

    @Test // F57
    void readsAQuotedHeader() {
        assertThat(SentDelivery.in(folder)
                        .main("\"hetu\";\"sukunimi\";katunimi;turvakielto\n" + row(AINO))
                        .proven()
                        .rows())
                .isEqualTo(1);
    }

    private Refusal refused(String main) {
        return SentDelivery.in(folder).main(main).refusal();
    }
}
