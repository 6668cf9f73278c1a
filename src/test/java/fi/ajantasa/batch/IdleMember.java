package fi.ajantasa.batch;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** One of the workers' group that takes every message and does nothing with it: a run waits for it. */
final class IdleMember implements AutoCloseable {
    private final Properties settings;
    private final KafkaConsumer<String, String> consumer;
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final CountDownLatch dealt = new CountDownLatch(1);
    private final Thread thread = new Thread(this::take, "idle-member");
    private volatile boolean over;

    IdleMember(Properties settings) throws InterruptedException, ExecutionException {
        this.settings = settings;
        String topic = settings.getProperty("ajantasa.broker.topic");
        try (Admin admin = admin(settings)) {
            admin.createTopics(List.of(new NewTopic(topic, 32, (short) 1)))
                    .all()
                    .get();
        }
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        settings.getProperty("ajantasa.broker.servers"),
                        "group.id",
                        topic + "-workers",
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        false,
                        "partition.assignment.strategy",
                        CooperativeStickyAssignor.class.getName()),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.subscribe(List.of(topic));
        thread.setDaemon(true);
        thread.start();
        dealt.await();
    }

    private void take() {
        try (consumer) {
            while (!over) {
                consumer.poll(Duration.ofMillis(50))
                        .forEach(it -> seen.add(
                                it.key() + " " + it.value() + " " + it.headers().toArray().length + " headers"));
                if (!consumer.assignment().isEmpty()) {
                    dealt.countDown();
                }
            }
        }
    }

    Properties settings() {
        return settings;
    }

    /** So many messages, once they went over the topic: key, value and number of headers. */
    List<String> await(int messages) throws InterruptedException {
        for (int looks = 0; seen.size() < messages && looks < 1200; looks++) {
            thread.join(50);
        }
        return seen;
    }

    /** Deletes the topic when so many messages went over it. */
    void deleteTopicAfter(int messages) {
        try (Admin admin = admin(settings)) {
            await(messages);
            admin.deleteTopics(List.of(settings.getProperty("ajantasa.broker.topic")))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many messages nobody has taken for good. */
    static long lag(Properties settings) {
        String topic = settings.getProperty("ajantasa.broker.topic");
        try (Admin admin = admin(settings)) {
            Map<TopicPartition, OffsetAndMetadata> taken = admin.listConsumerGroupOffsets(topic + "-workers")
                    .partitionsToOffsetAndMetadata()
                    .get();
            long sent = 0;
            for (int lane = 0; lane < 32; lane++) {
                TopicPartition partition = new TopicPartition(topic, lane);
                sent += admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                        .partitionResult(partition)
                        .get()
                        .offset();
            }
            return sent
                    - taken.values().stream()
                            .mapToLong(OffsetAndMetadata::offset)
                            .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static Admin admin(Properties settings) {
        return Admin.create(Map.of("bootstrap.servers", settings.getProperty("ajantasa.broker.servers")));
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
