package fi.ajantasa.writeback;

import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunListStore;
import fi.ajantasa.source.Failure;
import fi.ajantasa.source.Pickup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for the answers to what was sent, compares them message by message, and keeps what came of it with the runs (E6). */
final class AnswerRound {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerRound.class);

    private final WritingBack writing;
    private final OutboxStore outbox;
    private final BatchStore batches;
    private final RunListStore lists;
    private final Path folder;

    AnswerRound(WritingBack writing) {
        this.writing = writing;
        this.outbox = new OutboxStore(writing.site().dataSource());
        this.batches = new BatchStore(writing.site().dataSource());
        this.lists = new RunListStore(writing.site().dataSource());
        this.folder = writing.site().work();
    }

    /** How each of them ended. */
    List<WrittenBack> take() {
        List<Batch> sent = batches.list(Batch.State.SENT);
        List<WrittenBack> ends = new ArrayList<>();
        if (sent.isEmpty()) {
            return ends;
        }
        Batch first = sent.get(0);
        makeFolder();
        try (Pickup place = new Pickup(
                writing.settings().answers(),
                first.file().madeOn(),
                writing.site().clock())) {
            place.bring(sent.stream().flatMap(AnswerRound::names).toList(), folder)
                    .map(WrittenBack::outOfReach)
                    .ifPresent(ends::add);
            for (Batch batch : sent) {
                ends.add(take(batch, place));
            }
            return ends;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            clear();
        }
    }

    private void makeFolder() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> names(Batch batch) {
        return Stream.of(batch.answerControlName(), batch.answerName());
    }

    private WrittenBack take(Batch batch, Pickup place) throws IOException {
        List<Message> messages = writing.messages(batch);
        Answer answer = new AnswerReader(folder).read(batch, keys(messages));
        if (!(answer instanceof Answer.NotYet)) {
            WrittenBack end = settle(batch, messages, answer);
            if (answer instanceof Answer.Here) {
                place.moveAway(names(batch).toList())
                        .map(Failure::reason)
                        .ifPresent(
                                it -> LOG.warn("write-back answers: a used one stays at the other end: {}", it.word()));
            }
            return end;
        }
        return batch.isLate(writing.settings().within(), writing.site().clock().instant())
                ? WrittenBack.late(batch, writing.settings().within())
                : WrittenBack.worst(List.of());
    }

    /** Compares an answer with what was told, and keeps what came of it. */
    WrittenBack settle(Batch batch, List<Message> messages, Answer answer) {
        if (answer instanceof Answer.Bad bad) {
            return WrittenBack.bad(batch, bad);
        }
        Map<String, Answer.Row> rows = answer instanceof Answer.Here here ? here.rows() : Map.of();
        Comparison found = new Comparison(messages, rows);
        keep(batch, found);
        return WrittenBack.answered(batch, found);
    }

    static Set<String> keys(List<Message> messages) {
        return messages.stream().map(it -> it.key().text()).collect(Collectors.toSet());
    }

    private void keep(Batch batch, Comparison found) {
        writing.write(() -> {
            found.byRun()
                    .forEach((run, byKey) -> byKey.forEach((key, customers) -> {
                        RoaringBitmap news = RoaringBitmap.andNot(
                                customers, lists.read(run, key.name().word(), key.item()));
                        lists.putPart(run, key.name(), key.item(), batch.number(), news);
                    }));
            outbox.settle(batch.number(), found.left(outbox.list(batch.number())));
            batches.answered(batch, writing.site().clock().instant(), found.refused(), found.differing());
            writing.note(
                    "write-back-answered",
                    batch,
                    Map.of(
                            ListName.NOT_ACKNOWLEDGED.word(), Integer.toString(found.refused()),
                            ListName.READ_BACK_DIFFERS.word(), Integer.toString(found.differing())));
        });
        LOG.info(
                "write-back {}: answered; {} not acknowledged, {} held otherwise",
                batch.name(),
                found.refused(),
                found.differing());
    }

    /** Answers hold values of people: nothing of them stays here. */
    private void clear() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
