package fi.ajantasa.contact;

import fi.ajantasa.audit.Origin;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The deliveries of all registers by the number origins name them with. */
record Deliveries(Map<Integer, Delivery> byId) {
    Deliveries {
        byId = Map.copyOf(byId);
    }

    @Nullable
    Delivery of(Origin origin) {
        return byId.get(origin.extract());
    }

    /** Delivery and row, as people name them. */
    String text(Origin origin) {
        Delivery delivery = of(origin);
        return delivery == null ? "" : delivery.text() + ", row " + origin.row();
    }
}
