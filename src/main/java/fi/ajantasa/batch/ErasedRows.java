package fi.ajantasa.batch;

import fi.ajantasa.customer.IdentityHashes;
import fi.ajantasa.customer.Tombstones;
import fi.ajantasa.job.Column;
import fi.ajantasa.person.HetuBytes;
import fi.ajantasa.person.PartialDate;
import fi.ajantasa.source.ScannedRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells which rows are of people who were erased (F155); asked about rows of none of our customers, which are nearly all of a
 * register: their words are read only where somebody erased is known by such words. For one thread.
 */
final class ErasedRows {
    private static final int NOWHERE = -1;

    private final Tombstones tombstones;
    private final RowTexts texts;
    private final int code;
    private final int familyName;
    private final int givenNames;
    private final int birthDate;

    private ErasedRows(RunContext context, int file) {
        this.tombstones = context.tombstones().own();
        List<String> header = context.files().get(file).header();
        code = place(context, file, header, "hetu");
        familyName = place(context, file, header, "family-name");
        givenNames = place(context, file, header, "given-names");
        birthDate = place(context, file, header, "birth-date");
        texts = new RowTexts(
                context.job().receive().format(),
                Stream.of(code, familyName, givenNames, birthDate)
                        .filter(it -> it >= 0)
                        .toList());
    }

    /** Those of a file, null where nobody was ever erased. */
    static @Nullable ErasedRows find(RunContext context, int file) {
        return context.tombstones().isEmpty() ? null : new ErasedRows(context, file);
    }

    private static int place(RunContext context, int file, List<String> header, String meaning) {
        return context.shape(file).columnsOf(meaning).stream()
                .map(Column::name)
                .mapToInt(header::indexOf)
                .findFirst()
                .orElse(NOWHERE);
    }

    /** Whether a row whose key is this code, and whose other words may tell its person, is of somebody erased. */
    boolean cover(ScannedRecord record, long key) {
        if (key > 0 && tombstones.cover(key, null)) {
            return true;
        }
        if (!tellsPerson() || !tombstones.knowPeople(key > 0)) {
            return false;
        }
        texts.read(record.buffer(), record.from(), record.to());
        return tombstones.cover(key, person());
    }

    private boolean tellsPerson() {
        return familyName >= 0 && givenNames >= 0 && birthDate >= 0;
    }

    /** Whether a new customer number is of somebody erased, and nobody has said that it is a new contract. */
    boolean coverNewcomer(ScannedRecord record, String number) {
        if (tombstones.readmit(number)) {
            return false;
        }
        texts.read(record.buffer(), record.from(), record.to());
        byte[] said = text(code).strip().getBytes(StandardCharsets.US_ASCII);
        return tombstones.coverNumber(number) || tombstones.cover(HetuBytes.pack(said, 0, said.length), person());
    }

    private @Nullable String person() {
        return tellsPerson() && PartialDate.read(text(birthDate).strip()) instanceof PartialDate born
                ? IdentityHashes.person(text(familyName), text(givenNames), born.toString())
                : null;
    }

    private String text(int place) {
        return place < 0 ? "" : texts.text(place);
    }
}
