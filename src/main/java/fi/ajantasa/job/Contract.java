package fi.ajantasa.job;

import fi.ajantasa.person.Attribute;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a register's files contain: every column is mapped or ignored by name, any other refuses the file. */
public record Contract(
        FileShape main, @Nullable FileShape detail, Set<String> ignore, List<Attribute> declared, List<LinkRule> link) {
    public Contract {
        ignore = Collections.unmodifiableSet(new TreeSet<>(ignore));
        declared = List.copyOf(declared);
        link = List.copyOf(link);
    }

    /** Every attribute its files can say something about. */
    public Set<String> attributes() {
        var attributes = new TreeSet<>(main.attributes());
        if (detail != null) {
            attributes.addAll(detail.attributes());
        }
        return attributes;
    }
}
