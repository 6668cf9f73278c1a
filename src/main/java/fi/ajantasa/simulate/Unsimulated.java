package fi.ajantasa.simulate;

import java.util.List;
import java.util.Optional;

/** The faults of sections B to D of the catalogue that no simulated register can do. */
final class Unsimulated {
    private static final List<Pinned> ALL = List.of(
            new Pinned("F110", "our own logs, mails and reports, whatever a register sends", "LogPrivacyTest"),
            new Pinned("F116", "how long we keep what we were told", "FollowingNightTest"),
            new Pinned(
                    "F117", "days, not registers: simulate --date 2026-12-29 --nights 6 runs them", "DateFormatTest"),
            new Pinned(
                    "F118",
                    "the population register's old files, which no simulated register sends",
                    "LegacyNightTest"),
            new Pinned("F121", "spreadsheets, which no simulated register sends", "XlsxReaderTest"),
            new Pinned("F128", "a British list, which no simulated register sends", "ForeignListsTest"),
            new Pinned("F129", "a Danish list, which no simulated register sends", "ForeignListsTest"),
            new Pinned("F137", "what a person answered before a run", "ReviewNightTest"),
            new Pinned("F138", "which of our runs the brake compares with", "UsualNumbersDbTest"));

    private Unsimulated() {}

    /**
     * A fault that is pinned by a test alone.
     *
     * @param about what it is a fault of
     */
    record Pinned(String number, String about, String test) {}

    static List<Pinned> list() {
        return ALL;
    }

    static Optional<Pinned> find(String number) {
        return ALL.stream().filter(it -> it.number().equals(number)).findFirst();
    }
}
