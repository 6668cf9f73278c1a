package fi.ajantasa.job;

/**
 * How a file is packed, and how far it may unpack.
 *
 * @param entry name pattern of the one entry a zip file holds; empty for gzip
 * @param size most bytes it may unpack to
 * @param ratio how many times its own size it may unpack to
 */
public record Packing(Method method, String entry, long size, int ratio) {
    /** Not packed. */
    public static final Packing NONE = new Packing(Method.NONE, "", Long.MAX_VALUE, Integer.MAX_VALUE);

    /** By what. */
    public enum Method {
        NONE,
        ZIP,
        GZIP
    }
}
