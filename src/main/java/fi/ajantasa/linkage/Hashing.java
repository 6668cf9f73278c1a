package fi.ajantasa.linkage;

/** Spreads numbers evenly, so that their low bits may choose a bucket. */
final class Hashing {
    private Hashing() {}

    static int mix(int number) {
        int h = number * 0x9E3779B9;
        h ^= h >>> 16;
        h *= 0x85EBCA6B;
        return h ^ (h >>> 13);
    }

    static int mix(int first, int second) {
        return mix(mix(first) * 31 + second);
    }

    static int mix(long number) {
        return mix((int) number, (int) (number >>> 32));
    }
}
