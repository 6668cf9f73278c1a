package fi.ajantasa.job;

import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.person.Effect;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads the announced mass changes of a register; what concerns somebody's privacy cannot be announced. */
final class AnnouncedReader {
    private static final String DAY = "write a day like 2027-01-31";
    private static final String PRIVACY_DATE = "protection-order-end";

    private final Contract contract;
    private final AttributeCatalogue catalogue;

    AnnouncedReader(Contract contract, AttributeCatalogue catalogue) {
        this.contract = contract;
        this.catalogue = catalogue;
    }

    List<Announced> read(Section expect) {
        List<Announced> all = new ArrayList<>();
        for (Section section : expect.sections("announced", Shape.ANNOUNCED)) {
            Announced one = new Announced(
                    section.value("from", LocalDate::parse, LocalDate.MIN, DAY),
                    section.value("until", LocalDate::parse, LocalDate.MAX, DAY),
                    section.text("attribute"),
                    section.value("ceiling", JobReader::count, 0L, JobReader.COUNT),
                    section.text("reason"));
            checkAttribute(one.attribute(), section);
            if (one.until().isBefore(one.from())) {
                section.note(section.lineOf("until"), "until is before from", "exchange them");
            } else if (all.stream().anyMatch(one::overlaps)) {
                section.note(
                        section.line(), one.attribute() + " is announced twice for one day", "put the two together");
            }
            all.add(one);
        }
        return all;
    }

    private void checkAttribute(String name, Section section) {
        if (name.isEmpty()) {
            return;
        }
        int line = section.lineOf("attribute");
        boolean isPrivacy = name.equals(PRIVACY_DATE)
                || catalogue.find(name).filter(it -> it.effect() != Effect.NONE).isPresent();
        if (!contract.attributes().contains(name)) {
            section.note(
                    line,
                    "announced change of " + name + ", which no column is",
                    Suggestion.of(name, contract.attributes()));
        } else if (isPrivacy) {
            section.note(
                    line, name + " is about privacy, which no announcement lets through", "let a person approve it");
        }
    }
}
