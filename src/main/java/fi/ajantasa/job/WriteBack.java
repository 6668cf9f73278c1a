package fi.ajantasa.job;

import java.util.Set;
import java.util.TreeSet;

/**
 * What the customer system is told of what runs apply: restrictions of marketing always, and these attributes.
 *
 * @param system its name, which files for it begin with
 * @param purposes what it is used for: an attribute that does not serve every one of them stays here
 * @param attributes what it is told of
 * @param to where change files are put
 * @param answers where its answers lie
 * @param format of the change files
 * @param within days in which each file is to be answered
 */
public record WriteBack(
        String system,
        Set<String> purposes,
        Set<String> attributes,
        Remote to,
        Remote answers,
        Format format,
        int within) {

    public WriteBack {
        purposes = Set.copyOf(purposes);
        attributes = Set.copyOf(new TreeSet<>(attributes));
    }

    /** How a change file is written. */
    public enum Format {
        CSV("csv"),
        JSON_LINES("jsonl");

        private final String ending;

        Format(String ending) {
            this.ending = ending;
        }

        /** What names of such files end with. */
        public String ending() {
            return ending;
        }
    }
}
