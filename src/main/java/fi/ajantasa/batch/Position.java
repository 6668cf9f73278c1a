package fi.ajantasa.batch;

/**
 * How far a run has come.
 *
 * @param step the last step that began, empty when none did
 * @param slices how many pieces of that step are committed; 0 where a step is one piece
 */
record Position(String step, long slices) {
    static final Position NOWHERE = new Position("", 0);

    String text() {
        String committed = slices == 0 ? "" : ", " + slices + (slices == 1 ? " slice" : " slices") + " committed";
        return step.isEmpty() ? "before its first step" : "at " + step + committed;
    }
}
