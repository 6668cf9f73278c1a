package fi.ajantasa.batch;

import fi.ajantasa.source.Delivery;
import fi.ajantasa.source.Found;
import fi.ajantasa.source.Inbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Finds the very delivery an extract was received from, by the hash of its content. */
record DeliverySearch(Workplace workplace, Extract extract) {

    /** The delivery in the register's folder, if all of it is still there. */
    Optional<Delivery> find() {
        Inbox inbox = new Inbox(workplace.jobs().require(extract.register()).receive(), workplace.clock());
        try {
            for (Found found : inbox.deliveries()) {
                if (found instanceof Delivery delivery && delivery.contentHash().equals(extract.contentHash())) {
                    return Optional.of(delivery);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
