package fi.ajantasa.batch;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.listener.CommonContainerStoppingErrorHandler;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.MessageListener;

/** Apache Kafka, between a run and its workers: partitions go over one topic, each to one member of one group. */
final class Broker implements AutoCloseable {
    /** As many workers' threads can be at work at once. */
    private static final int LANES = 32;

    /** How soon a worker takes from a topic that was made anew. */
    private static final int TOPIC_AGE_MILLIS = (int) TimeUnit.SECONDS.toMillis(30);

    /** Above the longest partition: who is at one for longer is taken for dead. */
    private static final int LONGEST_MILLIS = (int) TimeUnit.HOURS.toMillis(1);

    private final BrokerSettings settings;
    private final Admin admin;
    private final DefaultKafkaProducerFactory<String, String> sending;

    private Broker(BrokerSettings settings) {
        this.settings = settings;
        this.admin = Admin.create(common());
        this.sending = new DefaultKafkaProducerFactory<>(
                sendingConfiguration(), new StringSerializer(), new StringSerializer());
    }

    /** Connects when something is asked for. */
    static Broker connect(BrokerSettings settings) {
        return new Broker(settings);
    }

    /**
     * Makes the topic where it is not there yet.
     *
     * @throws HandOutRefused when the broker does not answer
     */
    void makeTopic() {
        if (!answered(admin.listTopics().names()).contains(settings.topic())) {
            NewTopic topic = new NewTopic(settings.topic(), Optional.of(LANES), Optional.empty());
            answered(admin.createTopics(List.of(topic)).all(), TopicExistsException.class);
        }
    }

    /** Which topic it is, for one that was deleted and made anew is another; nothing when it is not there. */
    Optional<Uuid> findTopic() {
        return answered(
                        Objects.requireNonNull(admin.describeTopics(List.of(settings.topic()))
                                .topicNameValues()
                                .get(settings.topic())),
                        UnknownTopicOrPartitionException.class)
                .map(TopicDescription::topicId);
    }

    BrokerSettings settings() {
        return settings;
    }

    /**
     * Of each worker that is there, the lanes of the topic that it takes; none while they are being dealt out.
     *
     * @throws HandOutRefused when the broker does not answer
     */
    List<List<Integer>> workers() {
        return answered(
                        Objects.requireNonNull(admin.describeConsumerGroups(List.of(settings.group()))
                                .describedGroups()
                                .get(settings.group())),
                        GroupIdNotFoundException.class)
                .map(group -> group.members().stream()
                        .sorted(Comparator.comparing(MemberDescription::consumerId))
                        .map(Broker::lanes)
                        .toList())
                .orElse(List.of());
    }

    private static List<Integer> lanes(MemberDescription worker) {
        return worker.assignment().topicPartitions().stream()
                .map(TopicPartition::partition)
                .sorted()
                .toList();
    }

    /**
     * Over which lane each of so many messages goes: one after the other to one worker after the other; nothing while lanes are
     * being dealt out.
     */
    static List<Optional<Integer>> deal(int messages, List<List<Integer>> workers) {
        List<List<Integer>> taking =
                workers.stream().filter(it -> !it.isEmpty()).toList();
        return IntStream.range(0, messages)
                .mapToObj(it -> taking.isEmpty() ? Optional.<Integer>empty() : Optional.of(lane(it, taking)))
                .toList();
    }

    private static int lane(int message, List<List<Integer>> workers) {
        List<Integer> lanes = workers.get(message % workers.size());
        return lanes.get(message / workers.size() % lanes.size());
    }

    /**
     * Sends a message and waits until the broker has it.
     *
     * @param lane over which it goes, nothing for one after the other
     * @throws HandOutRefused when the broker does not take it
     */
    void send(Optional<Integer> lane, String message) {
        try (Producer<String, String> producer = sending.createProducer()) {
            answered(producer.send(new ProducerRecord<>(settings.topic(), lane.orElse(null), null, message)));
        }
    }

    boolean answers() {
        try {
            workers();
            return true;
        } catch (HandOutRefused e) {
            return false;
        }
    }

    /** Takes messages with so many threads, one at a time each; a listener that throws ends the taking, and gives the message back. */
    ConcurrentMessageListenerContainer<String, String> listen(int threads, MessageListener<String, String> listener) {
        ContainerProperties properties = new ContainerProperties(settings.topic());
        properties.setGroupId(settings.group());
        properties.setAckMode(ContainerProperties.AckMode.RECORD);
        properties.setMessageListener(listener);
        properties.setShutdownTimeout(TimeUnit.MINUTES.toMillis(1));
        var factory = new DefaultKafkaConsumerFactory<>(
                takingConfiguration(), new StringDeserializer(), new StringDeserializer());
        var container = new ConcurrentMessageListenerContainer<>(factory, properties);
        container.setConcurrency(threads);
        container.setCommonErrorHandler(new CommonContainerStoppingErrorHandler());
        return container;
    }

    private Map<String, Object> common() {
        int patience = (int) settings.patience().toMillis();
        Map<String, Object> common = new HashMap<>(settings.client());
        common.put("bootstrap.servers", settings.servers());
        common.put("client.id", "ajantasa");
        common.put("request.timeout.ms", patience);
        common.put("default.api.timeout.ms", patience);
        return common;
    }

    private Map<String, Object> sendingConfiguration() {
        int patience = (int) settings.patience().toMillis();
        Map<String, Object> sendingSettings = common();
        sendingSettings.remove("default.api.timeout.ms");
        sendingSettings.put(ProducerConfig.ACKS_CONFIG, "all");
        sendingSettings.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, RoundRobinPartitioner.class.getName());
        sendingSettings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience);
        sendingSettings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        sendingSettings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patience);
        return sendingSettings;
    }

    private Map<String, Object> takingConfiguration() {
        int patience = (int) settings.patience().toMillis();
        Map<String, Object> taking = common();
        taking.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, patience);
        taking.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, patience / 4);
        taking.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        taking.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, LONGEST_MILLIS);
        taking.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, TOPIC_AGE_MILLIS);
        taking.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        taking.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        taking.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        return taking;
    }

    private <T> T answered(Future<T> answer) {
        return answered(answer, GroupIdNotFoundException.class)
                .orElseThrow(() -> HandOutRefused.notAnswering(settings));
    }

    /** The answer, nothing when it is this failure. */
    private <T> Optional<T> answered(Future<T> answer, Class<? extends Throwable> none) {
        try {
            return Optional.ofNullable(answer.get(settings.patience().toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            if (none.isInstance(e.getCause())) {
                return Optional.empty();
            }
            throw HandOutRefused.notAnswering(settings);
        } catch (TimeoutException | KafkaException e) {
            throw HandOutRefused.notAnswering(settings);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw HandOutRefused.notAnswering(settings);
        }
    }

    @Override
    public void close() {
        sending.destroy();
        admin.close(settings.patience());
    }
}
