package fi.ajantasa.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * What {@code application.properties} in the home folder says of the broker over which runs hand out partitions.
 *
 * @param servers where it is, as {@code host:port,host:port}
 * @param topic over which partitions go; each database has its own
 * @param patience how long the broker may not answer, and a worker may be silent before others take its partitions over
 * @param client how a connection is secured: the broker's own settings that begin with security, ssl or sasl
 */
record BrokerSettings(String servers, String topic, Duration patience, Map<String, String> client) {
    private static final String OURS = "ajantasa.broker.";
    private static final String SERVERS = OURS + "servers";
    private static final String TOPIC = OURS + "topic";
    private static final String PATIENCE = OURS + "patience";
    private static final Set<String> KNOWN = Set.of(SERVERS, TOPIC, PATIENCE);
    private static final String SECURING = "(security|ssl|sasl)\\.[a-z.]+";

    BrokerSettings {
        client = Map.copyOf(client);
    }

    /** The group that all workers of the topic form: each partition goes to one of them. */
    String group() {
        return topic + "-workers";
    }

    /**
     * The settings, nothing where no broker is named.
     *
     * @throws HandOutRefused when they cannot be used; says every problem
     */
    static Optional<BrokerSettings> find(Installation installation) {
        Properties machine = installation.machine();
        List<String> names = machine.stringPropertyNames().stream()
                .filter(it -> it.startsWith(OURS))
                .sorted()
                .toList();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> client = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        for (String name : names) {
            String own = name.substring(OURS.length());
            if (own.matches(SECURING)) {
                client.put(own, machine.getProperty(name));
            } else if (!KNOWN.contains(name)) {
                problems.add(name + " is not known; known are " + OURS
                        + "servers, topic, patience and what begins with security., ssl. or sasl.");
            }
        }
        BrokerSettings settings = new BrokerSettings(
                machine.getProperty(SERVERS, ""),
                machine.getProperty(TOPIC, "ajantasa"),
                patience(machine, problems),
                client);
        settings.check(problems);
        if (Database.isEmbedded(installation)) {
            problems.add(SERVERS + " needs a PostgreSQL that all processes reach, in ajantasa.database.url");
        }
        if (!problems.isEmpty()) {
            throw HandOutRefused.settings(problems);
        }
        return Optional.of(settings);
    }

    private static Duration patience(Properties machine, List<String> problems) {
        String seconds = machine.getProperty(PATIENCE, "30");
        if (!seconds.matches("[1-9]\\d{0,3}")) {
            problems.add(PATIENCE + " is no number of seconds from 1 to 9999");
            return Duration.ZERO;
        }
        return Duration.ofSeconds(Long.parseLong(seconds));
    }

    private void check(List<String> problems) {
        if (!servers.matches("[^\\s,:]+:\\d{1,5}(,[^\\s,:]+:\\d{1,5})*")) {
            problems.add(SERVERS + " names no broker; write host:port, several with a comma between them");
        }
        if (!topic.matches("[A-Za-z0-9._-]{1,200}")) {
            problems.add(TOPIC + " is no name of a topic; it has letters, digits, dots, hyphens and underscores");
        }
    }

    @Override
    public String toString() {
        return topic + " on " + servers;
    }
}
