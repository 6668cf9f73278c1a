package fi.ajantasa.job;

/** A side file with the SHA-256 of a data file: it has the data file's name and another ending, such as {@code .sha256}. */
public record HashFile(String ending) implements Control {
    /** The name of the side file of a data file. */
    public String beside(String name) {
        return name.replaceFirst("\\.[^.]*$", "") + ending;
    }
}
