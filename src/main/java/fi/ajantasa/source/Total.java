package fi.ajantasa.source;

/** A control total that holds: what was declared of a file, and what was found. */
public record Total(String name, String file, String declared, String found) {
    static Total of(String name, String file, long declared, long found) {
        return new Total(name, file, Long.toString(declared), Long.toString(found));
    }
}
