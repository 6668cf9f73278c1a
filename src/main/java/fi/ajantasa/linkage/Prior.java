package fi.ajantasa.linkage;

/**
 * The odds before anything is compared: of this left record being the right record's person, or a relative of it, and of
 * neither.
 */
record Prior(double match, double relative, double nobody, boolean exclusive) {

    /** Each right record has at most one person on the left, and each left record is as likely to be it. */
    static Prior linking(Parameters parameters, int left) {
        return new Prior(
                parameters.registered / left,
                parameters.relative / left,
                Math.max(1e-3, 1 - parameters.registered - parameters.relative),
                true);
    }

    /** Within one file any number of records may be of one person: every pair is judged by itself. */
    static Prior dedupe(Parameters parameters, int records) {
        double match = 2 * parameters.registered / records;
        double relative = 2 * parameters.relative / records;
        return new Prior(match, relative, 1 - match - relative, false);
    }
}
