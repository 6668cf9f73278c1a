package fi.ajantasa.linkage;

/**
 * The sex of given names, learned from the left file when only it says the sex of its persons. It tells a twin brother
 * from a sister whose first name we know under another form.
 */
final class NameSexes {
    private static final int LEAST = 5;
    private static final double CERTAIN = 0.97;

    private final Texts texts;
    private final byte[] sexes;

    NameSexes(Texts texts, Records left, Records right) {
        this.texts = texts;
        sexes = new byte[texts.size()];
        if (left.hasSexes() && !right.hasSexes()) {
            learn(left);
        }
    }

    /** Whether a name belongs to the other sex than this one; not when either is not known. */
    boolean isOther(byte sex, int name) {
        int plain = texts.plain(name);
        byte other = plain < sexes.length ? sexes[plain] : Sex.UNKNOWN;
        return sex != Sex.UNKNOWN && other != Sex.UNKNOWN && sex != other;
    }

    private void learn(Records records) {
        int[] women = new int[texts.size()];
        int[] men = new int[texts.size()];
        for (int row = 0; row < records.size(); row++) {
            if (records.sex(row) != Sex.UNKNOWN) {
                int[] counts = records.sex(row) == Sex.FEMALE ? women : men;
                for (int i = 0; i < Records.GIVEN; i++) {
                    counts[texts.plain(records.given(row, i))]++;
                }
            }
        }
        for (int id = 1; id < sexes.length; id++) {
            int all = women[id] + men[id];
            if (all >= LEAST) {
                sexes[id] = women[id] >= CERTAIN * all ? Sex.FEMALE : men[id] >= CERTAIN * all ? Sex.MALE : Sex.UNKNOWN;
            }
        }
    }
}
