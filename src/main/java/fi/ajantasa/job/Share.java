package fi.ajantasa.job;

/** A part of a whole, 0 to 1; written with a percent sign in job files. */
public record Share(double value) {
    public Share {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("a share lies between 0 and 1");
        }
    }
}
