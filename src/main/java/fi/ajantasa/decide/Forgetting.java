package fi.ajantasa.decide;

import fi.ajantasa.customer.Held;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Takes values out of the lines of a plan and leaves everything else: that it was decided, from which fact and by which rule.
 *
 * @param own whether the plan is the present run's, whose new values are in force
 */
record Forgetting(RoaringBitmap customers, Set<String> attributes, boolean own) {
    static final String FORGOTTEN = "forgotten";

    byte[] in(byte[] lines) {
        if (!mentions(lines)) {
            return lines;
        }
        ByteArrayOutputStream left = new ByteArrayOutputStream(lines.length);
        for (PlanRow row : PlanLines.parse(lines)) {
            PlanLines.write(left, customers.contains(row.customer()) ? without(row) : row, (attribute, held) -> held);
        }
        return left.toByteArray();
    }

    private boolean mentions(byte[] lines) {
        String text = new String(lines, StandardCharsets.ISO_8859_1);
        return attributes.stream().anyMatch(attribute -> text.contains("\"" + attribute + "\":"));
    }

    private PlanRow without(PlanRow row) {
        return new PlanRow(
                row.customer(),
                row.part(),
                row.version(),
                row.decisions().stream().map(this::without).toList(),
                row.restrictions(),
                row.due());
    }

    private Decision without(Decision decision) {
        if (!attributes.contains(decision.attribute())) {
            return decision;
        }
        return new Decision(
                decision.attribute(),
                forgotten(decision.before()),
                own ? decision.after() : forgotten(decision.after()),
                decision.rule(),
                decision.direction());
    }

    private static @Nullable Held forgotten(@Nullable Held held) {
        return held == null ? null : new Held(FORGOTTEN, held.origin(), held.rule(), null, null);
    }
}
