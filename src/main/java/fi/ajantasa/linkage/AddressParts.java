package fi.ajantasa.linkage;

/** How the parts of two addresses agree, each by itself. */
final class AddressParts {
    static final int OTHER = 0;
    static final int UNSAID = 1;
    static final int TOWN = 2;
    static final int NEAR = 3;
    static final int SAME = 4;

    private final AddressTexts texts;
    private final Records left;
    private final Records right;
    private int l;
    private int r;
    private int postcode;
    private boolean town;

    AddressParts(AddressTexts texts, Records left, Records right) {
        this.texts = texts;
        this.left = left;
        this.right = right;
    }

    void compare(int leftRow, int rightRow) {
        l = leftRow;
        r = rightRow;
        postcode = code(texts.postcodes(), left.postcode(l), right.postcode(r));
        town = left.town(l) != Vocabulary.MISSING
                && right.town(r) != Vocabulary.MISSING
                && texts.towns().likeness(left.town(l), right.town(r)) >= Texts.NEAR;
    }

    boolean isComparable() {
        return hasStreets()
                || postcode != UNSAID
                || (left.town(l) != Vocabulary.MISSING && right.town(r) != Vocabulary.MISSING);
    }

    boolean hasStreets() {
        return left.street(l) != Vocabulary.MISSING && right.street(r) != Vocabulary.MISSING;
    }

    int street() {
        int likeness = texts.streets().likeness(left.street(l), right.street(r));
        return likeness >= Texts.ACCENT ? SAME : likeness == Texts.OTHER ? OTHER : NEAR;
    }

    /** The house number: none on both sides is the same, none on one side is near. */
    int number() {
        int likeness = code(texts.numbers(), left.number(l), right.number(r));
        return likeness != UNSAID ? likeness : left.number(l) == right.number(r) ? SAME : NEAR;
    }

    int flat() {
        int likeness = code(texts.numbers(), left.flat(l), right.flat(r));
        return likeness == UNSAID && left.flat(l) == right.flat(r) ? SAME : likeness;
    }

    int postcode() {
        return postcode;
    }

    boolean town() {
        return town;
    }

    /** The place around the street: by postcode, where it is missing by town. */
    int place() {
        if (postcode == UNSAID) {
            return town ? SAME : townsDiffer() ? OTHER : NEAR;
        }
        return postcode == OTHER && town ? TOWN : postcode;
    }

    private boolean townsDiffer() {
        return left.town(l) != Vocabulary.MISSING && right.town(r) != Vocabulary.MISSING;
    }

    /** Codes are near when one sign is wrong; a code of one sign is never near another. */
    private int code(Texts codes, int a, int b) {
        if (a == Vocabulary.MISSING || b == Vocabulary.MISSING) {
            return UNSAID;
        } else if (a == b) {
            return SAME;
        }
        Vocabulary signs = codes.vocabulary();
        int aLength = signs.length(a);
        int bLength = signs.length(b);
        if (Math.max(aLength, bLength) == 1) {
            return OTHER;
        }
        boolean near = EditDistance.isOneAtMost(signs.pool(), signs.start(a), aLength, signs.start(b), bLength);
        return near ? NEAR : OTHER;
    }
}
