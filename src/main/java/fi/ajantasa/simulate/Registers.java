package fi.ajantasa.simulate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The registers that are simulated, by how they are reached. */
final class Registers {
    /** Our own customer system writes into a folder. */
    static final String CUSTOMERS = "customers";

    /** One packed file of an HTTPS server. */
    static final String BUSINESS = "business";

    /** Asked about one person at a time. */
    static final String CREDIT = "credit";

    /** The population register again, asked for changes instead of sending them; no definition points there. */
    static final String CHANGES = "population-api";

    /** Is sent telephone numbers over SFTP, and leaves its replies there. */
    static final String WASH = "wash";

    /** Files of an SFTP server each. */
    static final List<String> SFTP = List.of("population", "phone-east", "phone-west", "preference", "preference-post");

    private Registers() {}

    /** Those that write control files, but for some. */
    static Set<String> withControlFilesBut(String... others) {
        Set<String> names = new LinkedHashSet<>(List.of(CUSTOMERS));
        names.addAll(SFTP);
        List.of(others).forEach(names::remove);
        return names;
    }

    static Set<String> all() {
        Set<String> names = withControlFilesBut();
        names.add(BUSINESS);
        names.add(CREDIT);
        names.add(CHANGES);
        names.add(WASH);
        return names;
    }
}
