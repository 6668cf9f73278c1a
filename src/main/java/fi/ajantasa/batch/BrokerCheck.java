package fi.ajantasa.batch;

import java.util.List;
import java.util.Optional;

/** Whether the broker of the settings can be used, and how many take partitions from it. */
public final class BrokerCheck {
    private static final String BROKER = "broker";

    private BrokerCheck() {}

    /** What was found; nothing where the settings name no broker. */
    public static List<Finding> examine(Installation installation) {
        try {
            Optional<BrokerSettings> settings = BrokerSettings.find(installation);
            return settings.isEmpty() ? List.of() : List.of(examine(settings.get()));
        } catch (HandOutRefused e) {
            return List.of(Finding.fault(
                    e.code(),
                    BROKER,
                    String.valueOf(e.getMessage()),
                    "a broker that answers, over a PostgreSQL",
                    "start it, or mend or remove ajantasa.broker.… in application.properties"));
        }
    }

    private static Finding examine(BrokerSettings settings) {
        try (Broker broker = Broker.connect(settings)) {
            int workers = broker.workers().size();
            String found = settings + " answers; threads of workers: " + workers;
            return workers > 0
                    ? Finding.ok(BROKER, found)
                    : Finding.warning(
                            BROKER,
                            found,
                            "workers, or no broker in application.properties",
                            "ajantasa worker; until then runs do all themselves");
        }
    }
}
