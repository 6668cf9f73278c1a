package fi.ajantasa.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Which persons are missing from the register of a set; their households stay, and their customers are nobody's. */
enum Gone {
    NONE(0),
    TENTH(1),
    HALF(5);

    private static final long SPREAD = 7919;

    private final int ofTen;

    Gone(int ofTen) {
        this.ofTen = ofTen;
    }

    static Gone of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String name(String set) {
        return this == NONE ? set : set + "-" + name().toLowerCase(Locale.ROOT) + "-gone";
    }

    boolean isGone(String person) {
        return !person.isEmpty() && Long.parseLong(person) * SPREAD % 10 < ofTen;
    }

    /** A folder with the set less the persons that are gone: the set itself, or one made in the work folder. */
    Path reduce(Path set, Path work) throws IOException {
        if (this == NONE) {
            return set;
        }
        Path reduced = work.resolve(name(String.valueOf(set.getFileName())));
        if (!Files.exists(reduced)) {
            Path unfinished = Files.createDirectories(reduced.resolveSibling(reduced.getFileName() + ".part"));
            population(set.resolve(LinkSet.POPULATION), unfinished.resolve(LinkSet.POPULATION));
            customers(set.resolve(LinkSet.CUSTOMERS), unfinished.resolve(LinkSet.CUSTOMERS));
            Files.move(unfinished, reduced);
        }
        return reduced;
    }

    private void population(Path from, Path to) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(from);
                BufferedWriter out = Files.newBufferedWriter(to)) {
            int person = header(in, out, LinkSet.PERSON);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!isGone(line.split(",", -1)[person])) {
                    out.append(line).append('\n');
                }
            }
        }
    }

    private void customers(Path from, Path to) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(from);
                BufferedWriter out = Files.newBufferedWriter(to)) {
            int truth = header(in, out, LinkSet.TRUTH);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] cells = line.split(",", -1);
                if (isGone(cells[truth])) {
                    cells[truth] = "";
                }
                out.append(String.join(",", cells)).append('\n');
            }
        }
    }

    private static int header(BufferedReader in, BufferedWriter out, String column) throws IOException {
        String header = in.readLine();
        if (header == null || header.indexOf('"') >= 0) {
            throw new IllegalArgumentException("a set's files start with plain names of columns");
        }
        int position = List.of(header.split(",", -1)).indexOf(column);
        if (position < 0) {
            throw new IllegalArgumentException("a set's file has no column " + column);
        }
        out.append(header).append('\n');
        return position;
    }
}
