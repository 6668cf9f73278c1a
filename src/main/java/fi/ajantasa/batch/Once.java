package fi.ajantasa.batch;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value made when first asked for, once until it is forgotten, by whichever worker comes first. */
final class Once<T> {
    private final Supplier<T> maker;
    private @Nullable T value;

    Once(Supplier<T> maker) {
        this.maker = maker;
    }

    synchronized T value() {
        T made = value;
        if (made == null) {
            made = maker.get();
            value = made;
        }
        return made;
    }

    /** Lets go of the value; it is made again when it is asked for again. */
    synchronized void forget() {
        value = null;
    }
}
