package fi.ajantasa.report;

/** One figure of a delivery: what the control file declares and what was found; {@code name} is rows, bytes, key-sum, sha256 or sequence. */
public record ControlTotal(String name, String file, String declared, String found) {
    boolean agrees() {
        return declared.equals(found);
    }
}
