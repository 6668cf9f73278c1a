package fi.ajantasa.linkage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Two files read for linking, or one to be searched for duplicates (then left and right are the same records). */
final class LinkInput {
    final Records left;
    final Records right;
    final SharedTexts texts;
    final List<MappedColumn> others;
    final boolean oneFile;
    final Ids ids;
    final int[] leftIds;
    final int[] rightIds;

    /** For each right record the id of its left record, or the cluster of each record of one file; empty when not known. */
    final int[] truth;

    private LinkInput(RecordsReader.Table left, RecordsReader.Table right, Vocabularies texts, Shared shared, Ids ids) {
        this.left = left.records;
        this.right = right.records;
        this.oneFile = shared.oneFile();
        this.others = shared.others();
        this.texts = new SharedTexts(texts, this.left, this.right, oneFile);
        this.ids = ids;
        leftIds = left.ids;
        rightIds = right.ids;
        truth = right.truth;
    }

    /** Records gathered otherwise than from files; they have no ids. */
    static LinkInput of(Records left, Records right, Vocabularies texts) {
        return new LinkInput(
                new RecordsReader.Table(left),
                new RecordsReader.Table(right),
                texts,
                new Shared(List.of(), false),
                new Ids());
    }

    private record Shared(List<MappedColumn> others, boolean oneFile) {}

    /** Reads two files; {@code truth} is the right's column with the left's id, empty when there is none. */
    static LinkInput two(Path left, ColumnMap leftMap, Path right, ColumnMap rightMap, String truth)
            throws IOException {
        List<MappedColumn> others = leftMap.columns().stream()
                .filter(it ->
                        it.kind().mayRepeat() && rightMap.find(it.attribute()).isPresent())
                .toList();
        Vocabularies texts = new Vocabularies(others.size());
        Ids ids = new Ids();
        RecordsReader reader = new RecordsReader(texts, names(others), ids);
        RecordsReader.Table a = reader.read(left, leftMap, "");
        RecordsReader.Table b = reader.read(right, rightMap, truth);
        return new LinkInput(a, b, texts, new Shared(others, false), ids);
    }

    /** Reads one file; {@code truth} is the column of its clusters, empty when there is none. */
    static LinkInput one(Path file, ColumnMap map, String truth) throws IOException {
        List<MappedColumn> others =
                map.columns().stream().filter(it -> it.kind().mayRepeat()).toList();
        Vocabularies texts = new Vocabularies(others.size());
        Ids ids = new Ids();
        RecordsReader.Table table = new RecordsReader(texts, names(others), ids).read(file, map, truth);
        return new LinkInput(table, table, texts, new Shared(others, true), ids);
    }

    private static List<String> names(List<MappedColumn> columns) {
        return columns.stream().map(MappedColumn::attribute).toList();
    }

    Optional<String> findTruth(int row) {
        return truth.length == 0 || truth[row] == Ids.NONE ? Optional.empty() : Optional.of(ids.text(truth[row]));
    }
}
