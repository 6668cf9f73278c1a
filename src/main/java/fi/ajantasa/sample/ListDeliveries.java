package fi.ajantasa.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes the deliveries of two telephone directories and two preference lists, each a full list and what follows a day
 * later, consistent with the people and customers of the set; nothing is kept while writing.
 */
final class ListDeliveries {
    private static final int WEST_PART = 4;
    private static final int ENTRY_PART = 5;

    private final SampleOptions options;
    private final PersonMaker maker;
    private final Numbers numbers;
    private final int rows;
    private final ListCases cases;

    /** @param rows of the eastern directory; the western one has a quarter of them, each preference list a fifth */
    ListDeliveries(SampleOptions options, PersonMaker maker, Numbers numbers, int rows, ListCases cases) {
        this.options = options;
        this.maker = maker;
        this.numbers = numbers;
        this.rows = rows;
        this.cases = cases;
    }

    List<Path> write() throws IOException {
        return List.of(
                writeEast(1),
                writeEast(2),
                writeWest(1),
                writeWest(2),
                writePhone(1),
                writePhone(2),
                writePost(1),
                writePost(2));
    }

    private Path writeEast(int sequence) throws IOException {
        EastRows east = new EastRows(maker, numbers, spread(rows), options.date());
        Permutation order = new Permutation(rows, maker.dice(Dice.Aspect.ORDER, 100 + sequence));
        Stream<Row> all = IntStream.range(0, rows)
                .map(order::at)
                .filter(nth -> isOrdinary(nth, rows))
                .mapToObj(nth -> sequence == 1 ? Optional.of(east.first(nth)) : east.next(nth, changed()))
                .flatMap(Optional::stream);
        return write(
                delivery("phone-east", Delivery.Feed.PHONE_EAST, sequence, true),
                Layout.PHONE_EAST,
                Stream.concat(cases.east(sequence).stream(), all));
    }

    private Path writeWest(int sequence) throws IOException {
        int size = Math.max(1, rows / WEST_PART);
        WestRows west = new WestRows(maker, numbers, spread(size), options.date());
        Stream<Row> all = sequence == 1
                ? ordinary(size).mapToObj(west::first)
                : ordinary(size).filter(nth -> west.isChanged(nth, changed())).mapToObj(west::changed);
        return write(
                delivery("phone-west", Delivery.Feed.PHONE_WEST, sequence, sequence == 1),
                Layout.PHONE_WEST,
                Stream.concat(cases.west(sequence).stream(), all));
    }

    private Path writePhone(int sequence) throws IOException {
        int size = Math.max(1, rows / ENTRY_PART);
        EntryRows entries = new EntryRows(maker, numbers, spread(size), options.date());
        Stream<Row> all = ordinary(size)
                .filter(nth -> sequence == 1 || entries.isChanged(nth, changed()))
                .mapToObj(nth -> sequence == 1 ? entries.byNumber(nth) : entries.changed(entries.byNumber(nth), nth));
        return write(
                delivery("preference", Delivery.Feed.PREFERENCE, sequence, sequence == 1),
                Layout.PREFERENCE,
                Stream.concat(cases.phone(sequence).stream(), all));
    }

    private Path writePost(int sequence) throws IOException {
        int size = Math.max(1, rows / ENTRY_PART);
        EntryRows entries = new EntryRows(maker, numbers, spread(size), options.date());
        Stream<Row> all = ordinary(size)
                .filter(nth -> sequence == 1 || entries.isChanged(-1 - nth, changed()))
                .mapToObj(nth -> sequence == 1 ? entries.byName(nth) : entries.changed(entries.byName(nth), nth));
        return write(
                delivery("preference-post", Delivery.Feed.PREFERENCE_POST, sequence, sequence == 1),
                Layout.PREFERENCE_POST,
                Stream.concat(cases.post(sequence).stream(), all));
    }

    private Path write(Delivery delivery, Layout layout, Stream<Row> all) throws IOException {
        try (CsvFile file = new CsvFile(delivery.file(".csv"), layout)) {
            for (Row row : (Iterable<Row>) all::iterator) {
                file.write(row);
            }
            return delivery.writeControl(List.of(file.finish()));
        }
    }

    private Delivery delivery(String folder, Delivery.Feed feed, int sequence, boolean full) throws IOException {
        Path path = Files.createDirectories(options.out().resolve("inbox").resolve(folder));
        Delivery.Kind kind = full ? Delivery.Kind.BASE : Delivery.Kind.DELTA;
        return new Delivery(path, feed, kind, options.date().plusDays(sequence - 1L), sequence);
    }

    private IntStream ordinary(int size) {
        return IntStream.range(0, size).filter(nth -> isOrdinary(nth, size));
    }

    private boolean isOrdinary(int nth, int size) {
        return !numbers.isShown(spread(size).person(nth));
    }

    private Spread spread(int size) {
        return new Spread(size, options.population());
    }

    private double changed() {
        return options.changed() / 2;
    }
}
