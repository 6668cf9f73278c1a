package fi.ajantasa.report;

/** One figure of a delivery: what the control file declares and what was found; {@code name} is rows, bytes, key-sum, sha256, sequence or a name of the job file. */
public record ControlTotal(String name, String file, String declared, String found) {
    boolean agrees() {
        return declared.equals(found);
    }
}
