package fi.ajantasa.cli;

import fi.ajantasa.report.Consultation;

/** Who read what of whom, as lines. */
final class ConsultationText {
    /** What is read by those who ask who read. */
    static final String CONSULTATIONS = "consultations";

    private ConsultationText() {}

    static String line(Consultation it) {
        String who = it.by().isEmpty() ? it.roles() : it.by() + " (" + it.roles() + ")";
        return "%s  %-12s %-12s %s: %s%s"
                .formatted(
                        it.at().helsinki(),
                        it.customer().isEmpty() ? "–" : it.customer(),
                        it.purpose(),
                        who,
                        it.command(),
                        it.shown() ? ": " + String.join(" ", it.attributes()) : ": REFUSED");
    }
}
