package fi.ajantasa.testing;

import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A real broker in this JVM; a shared one for all tests that do not stop it. */
public final class TestBroker {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private final EmbeddedKafkaKraftBroker broker;

    private TestBroker() {
        broker = new EmbeddedKafkaKraftBroker(1, 1);
        // Who is silent for a second is dead, and whoever comes first need not wait for others.
        broker.brokerProperty("group.min.session.timeout.ms", "1000");
        broker.brokerProperty("group.initial.rebalance.delay.ms", "0");
        broker.brokerProperty("offsets.topic.num.partitions", "1");
        broker.afterPropertiesSet();
    }

    private static final class Shared {
        private static final TestBroker BROKER = new TestBroker();
    }

    /** The one that is not stopped. */
    public static TestBroker shared() {
        return Shared.BROKER;
    }

    /** One of a test's own. */
    public static TestBroker start() {
        return new TestBroker();
    }

    public String servers() {
        return broker.getBrokersAsString();
    }

    /** What the product's settings say of it, with a topic of the test's own. */
    public Properties settings() {
        Properties settings = new Properties();
        settings.setProperty("ajantasa.broker.servers", servers());
        settings.setProperty("ajantasa.broker.topic", "test-" + COUNT.incrementAndGet());
        return settings;
    }

    /** The same where a test waits until somebody silent is taken for dead: no sooner than a busy machine may be silent. */
    public Properties settingsWithDeaths() {
        Properties settings = settings();
        settings.setProperty("ajantasa.broker.patience", "5");
        return settings;
    }

    public void stop() {
        broker.destroy();
    }
}
