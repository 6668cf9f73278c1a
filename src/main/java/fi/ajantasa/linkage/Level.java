package fi.ajantasa.linkage;

/** One of the ordered ways in which two values agree or differ, in words. */
record Level(String words, Basis basis) {

    static Level sampled(String words) {
        return new Level(words, Basis.SAMPLED);
    }

    static Level byFrequency(String words) {
        return new Level(words, Basis.FREQUENCY);
    }

    static Level choice(String words) {
        return new Level(words, Basis.CHOICE);
    }
}
