package fi.ajantasa.simulate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The registers that are simulated, by how they are reached. */
final class Registers {
    /** Our own customer system writes into a folder. */
    static final String CUSTOMERS = "customers";

    static final String MUNICIPALITIES = "municipalities";
    static final String POSTCODES = "postcodes";
    static final String STREETS = "streets";

    /** Lists of places, each one packed file of an HTTPS server. */
    static final List<String> PLACES = List.of(MUNICIPALITIES, POSTCODES, STREETS);

    /** The population register as it sends files. */
    static final String POPULATION = "population";

    /** One packed file of an HTTPS server, too. */
    static final String BUSINESS = "business";

    /** Asked about one person at a time. */
    static final String CREDIT = "credit";

    /** The population register again, asked for changes instead of sending them: a night has one of the two. */
    static final String CHANGES = "population-api";

    /** Is sent telephone numbers over SFTP, and leaves its replies there. */
    static final String WASH = "wash";

    /** Our invoicing system and what we know of Datahub's metering points: files in folders, as of the customer system. */
    static final List<String> FOLDERS = List.of(CUSTOMERS, "payment-references", "metering-points");

    static final String SVM = "bank-payments";
    static final String CAMT = "bank-camt";
    static final String CONSUMPTION = "consumption";

    /** A bank's payments and Datahub's readings: files of SFTP servers that no control file goes with. */
    static final List<String> BARE = List.of(SVM, CAMT, CONSUMPTION);

    /** Files of an SFTP server each. */
    static final List<String> SFTP = List.of(POPULATION, "phone-east", "phone-west", "preference", "preference-post");

    private Registers() {}

    /** The registers of a night, in their order. */
    static List<String> night() {
        List<String> night = new ArrayList<>(PLACES);
        night.add(CUSTOMERS);
        night.addAll(SFTP);
        night.addAll(List.of(WASH, BUSINESS, "payment-references", SVM, CAMT, "metering-points", CONSUMPTION, CREDIT));
        return night;
    }

    /** Those that write control files, but for some. */
    static Set<String> withControlFilesBut(String... others) {
        Set<String> names = new LinkedHashSet<>(FOLDERS);
        names.addAll(SFTP);
        List.of(others).forEach(names::remove);
        return names;
    }

    /** Those with an SFTP server. */
    static Set<String> onSftp() {
        Set<String> names = new LinkedHashSet<>(SFTP);
        names.add(WASH);
        names.addAll(BARE);
        return names;
    }

    /** Those that are one packed file. */
    static Set<String> packed() {
        Set<String> names = new LinkedHashSet<>(PLACES);
        names.add(BUSINESS);
        return names;
    }

    /** Those with an HTTPS server, but for some. */
    static Set<String> webBut(String... others) {
        Set<String> names = packed();
        names.add(CREDIT);
        names.add(CHANGES);
        List.of(others).forEach(names::remove);
        return names;
    }

    static Set<String> all() {
        Set<String> names = new LinkedHashSet<>(PLACES);
        names.addAll(withControlFilesBut());
        names.addAll(webBut());
        names.addAll(onSftp());
        return names;
    }
}
