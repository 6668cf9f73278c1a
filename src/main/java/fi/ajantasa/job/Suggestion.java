package fi.ajantasa.job;

import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;

/** Says what somebody probably meant: the nearest known word, else all of them. */
final class Suggestion {
    private static final int FAR = 3;
    private static final int MANY = 12;

    private Suggestion() {}

    /** "did you mean x" when one word is near, otherwise the words to choose from or where they stand. */
    static String of(String found, Collection<String> known) {
        String near = "";
        int best = FAR + 1;
        for (String word : new TreeSet<>(known)) {
            int distance = distance(found.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
            if (distance < best && distance * 2 <= word.length()) {
                best = distance;
                near = word;
            }
        }
        if (!near.isEmpty()) {
            return "did you mean " + near;
        }
        return known.size() > MANY
                ? "all known words stand in jobs/job.schema.json"
                : "known are " + String.join(", ", new TreeSet<>(known));
    }

    /** Levenshtein distance, one row at a time. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
