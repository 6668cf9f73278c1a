package fi.ajantasa.job;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A register that our telephone numbers are sent to, and that says of each whether it may be called.
 *
 * @param to where the list is put
 * @param seal how it is encrypted and signed, or null when it is not
 * @param reply how its answer comes back: as any delivery does
 */
public record Wash(Remote to, @Nullable Seal seal, Receive reply, Answer answer, Pace pace) implements Dialogue {

    /** What a register says of a number; no usable word is an error, too. */
    public enum Verdict {
        PROHIBITED,
        FREE,
        ERROR
    }

    /**
     * Where the answer stands in a reply.
     *
     * @param number the column of the number, written as we sent it
     * @param verdict the column of the verdict
     * @param codes the register's words for verdicts
     * @param ignore further columns
     */
    public record Answer(String number, String verdict, Map<String, Verdict> codes, List<String> ignore) {
        public Answer {
            codes = Collections.unmodifiableMap(new TreeMap<>(codes));
            ignore = List.copyOf(ignore);
        }
    }

    /**
     * How often is washed, and how long is kept what was sent.
     *
     * @param again days after which the next list is sent
     * @param keep days
     */
    public record Pace(int again, int keep) {}

    /** The same; what is collected lands below this home folder. */
    Wash landingIn(Path home) {
        return new Wash(to, seal, reply.landingIn(home), answer, pace);
    }

    /** What a file of the reply contains: a number in each record, and what is said of it. */
    Contract contract() {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put(answer.number(), column(answer.number(), ColumnWord.PHONE));
        columns.put(answer.verdict(), column(answer.verdict(), ColumnWord.ENTRY));
        FileShape shape = new FileShape(reply.layout().name().glob(), columns);
        return new Contract(shape, null, new TreeSet<>(answer.ignore()), List.of(), List.of());
    }

    private static Column column(String name, ColumnWord is) {
        return new Column(name, is.word(), null, null, Map.of(), List.of(), null, "");
    }
}
