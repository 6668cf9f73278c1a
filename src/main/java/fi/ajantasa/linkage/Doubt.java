package fi.ajantasa.linkage;

import java.util.Locale;
import java.util.Optional;

/** Why a training is not to be trusted: EM's number of matches against that of the certain ones. */
final class Doubt {
    private static final double FEWEST = 0.8;
    private static final double MOST = 6;
    private static final double LEAST_CERTAIN = 0.001;

    private Doubt() {}

    /** A reason to refuse the training, in words; none when the two agree. */
    static Optional<String> find(Parameters parameters) {
        double certain = parameters.certain;
        double found = parameters.registered;
        if (certain < LEAST_CERTAIN) {
            return Optional.of("hardly any two records agree in enough to learn from");
        } else if (found < certain * FEWEST) {
            return Optional.of(text("training finds fewer matches than there are certain ones", found, certain));
        } else if (found > certain * MOST) {
            return Optional.of(text("training finds many more matches than there are certain ones", found, certain));
        }
        return Optional.empty();
    }

    private static String text(String what, double found, double certain) {
        return String.format(Locale.ROOT, "%s: %.4f against %.4f of each record", what, found, certain);
    }
}
