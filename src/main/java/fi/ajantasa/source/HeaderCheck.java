package fi.ajantasa.source;

import fi.ajantasa.job.Contract;
import fi.ajantasa.job.FileShape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Compares a header with the contract: every column known or ignored by name, none missing unless said so, order kept. */
final class HeaderCheck {
    private static final Pattern COLUMN_NAME = Pattern.compile("\\p{L}[\\p{L}\\p{N}_. -]{0,63}");
    private static final int SHOWN = 10;

    private final FileShape shape;
    private final Contract contract;
    private final List<String> notDelivered;

    HeaderCheck(FileShape shape, Contract contract, List<String> notDelivered) {
        this.shape = shape;
        this.contract = contract;
        this.notDelivered = notDelivered;
    }

    Optional<Refusal> judge(List<String> header, String where) {
        List<String> known = header.stream().filter(this::known).toList();
        if (known.isEmpty()) {
            return refuse(
                    "header-missing",
                    where + " holds no column name of the contract",
                    shape.columns().keySet());
        }
        List<String> unknown =
                header.stream().filter(name -> !known(name) && !ignored(name)).toList();
        if (!unknown.isEmpty()) {
            return refuse(
                    "unknown-column",
                    where + " holds " + shown(unknown),
                    shape.columns().keySet());
        }
        List<String> missing = shape.columns().keySet().stream()
                .filter(name -> !header.contains(name) && !notDelivered.contains(name))
                .toList();
        if (!missing.isEmpty()) {
            return refuse(
                    "missing-column",
                    where + " lacks " + missing,
                    shape.columns().keySet());
        }
        return twice(header, where).or(() -> contradiction(known, where));
    }

    /** Whether the columns stand in the order of the job file; asked only where the supplier wrote the header. */
    Optional<Refusal> order(List<String> header, String where) {
        return moved(header.stream().filter(this::known).toList(), where);
    }

    List<String> ignored(List<String> header) {
        return header.stream().filter(this::ignored).toList();
    }

    private boolean known(String name) {
        return shape.columns().containsKey(name);
    }

    private boolean ignored(String name) {
        return contract.ignore().contains(name) && !known(name);
    }

    private Optional<Refusal> twice(List<String> header, String where) {
        Set<String> seen = new HashSet<>();
        List<String> again = header.stream().filter(name -> !seen.add(name)).toList();
        return again.isEmpty() ? Optional.empty() : refuse("column-twice", where + " repeats " + again, List.of());
    }

    private Optional<Refusal> contradiction(List<String> known, String where) {
        List<String> both = known.stream().filter(notDelivered::contains).toList();
        return both.isEmpty()
                ? Optional.empty()
                : refuse("column-not-announced", where + " holds " + both + ", listed as not delivered", List.of());
    }

    private Optional<Refusal> moved(List<String> known, String where) {
        List<String> order = new ArrayList<>(shape.columns().keySet());
        order.retainAll(known);
        return order.equals(known)
                ? Optional.empty()
                : refuse("column-moved", where + " has the order " + known, order);
    }

    /** Only what looks like a column name is repeated: a file without header starts with a person. */
    private static String shown(List<String> names) {
        List<String> safe = names.stream()
                .filter(name -> COLUMN_NAME.matcher(name).matches())
                .limit(SHOWN)
                .toList();
        return names.size() + " unknown column(s)" + (safe.isEmpty() ? "" : " " + safe);
    }

    private static Optional<Refusal> refuse(String reason, String what, Iterable<String> expected) {
        String columns = String.join("; ", expected);
        return Optional.of(Refusal.bad(reason, what, columns.isEmpty() ? "each column once, as announced" : columns));
    }
}
