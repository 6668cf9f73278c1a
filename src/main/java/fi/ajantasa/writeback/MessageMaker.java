package fi.ajantasa.writeback;

import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.Restriction;
import fi.ajantasa.decide.ItemLists;
import fi.ajantasa.job.WriteBack;
import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.person.Channel;
import fi.ajantasa.writeback.Message.Action;
import fi.ajantasa.writeback.Message.Ground;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes messages of what was put into the outbox, with the values as they are now, and holds back what may not be told. */
final class MessageMaker {
    private static final char PART_SEPARATOR = '\t';

    private final WriteBackSite site;
    private final Map<Integer, String> registers;
    private final WriteBack settings;
    private final AttributeCatalogue catalogue;

    /** @param registers whose each delivery is, by its id */
    MessageMaker(WriteBackSite site, Map<Integer, String> registers, WriteBack settings, AttributeCatalogue catalogue) {
        this.site = site;
        this.registers = registers;
        this.settings = settings;
        this.catalogue = catalogue;
    }

    /**
     * What is told by rows.
     *
     * @param rows those of customers who can be read, in their order
     * @param unreadable the others (F20)
     * @param messages what the rows tell, in their order
     */
    record Made(List<OutboxRow> rows, List<OutboxRow> unreadable, List<Message> messages) {}

    Made make(List<OutboxRow> rows) {
        Map<Integer, Customer> now = customers(rows.stream().mapToInt(OutboxRow::customer));
        Restrictions standing = restrictions(
                rows.stream().filter(it -> !it.items().flags().isEmpty()).mapToInt(OutboxRow::customer));
        Made made = new Made(new ArrayList<>(rows.size()), new ArrayList<>(0), new ArrayList<>());
        for (OutboxRow row : rows) {
            Customer customer = now.get(row.customer());
            if (customer == null) {
                made.unreadable.add(row);
            } else {
                made.rows.add(row);
                row.items().attributes().forEach(it -> made.messages.add(message(key(row, customer, it), customer)));
                row.items()
                        .flags()
                        .forEach(it -> made.messages.add(flag(
                                key(row, customer, Items.item(it)), it, standing.find(customer.id(), it.reason()))));
            }
        }
        return made;
    }

    /**
     * The same messages, as they may be told now: a protection order may have come since they were made (F7), or a
     * restriction; then nothing is told by which somebody would be contacted.
     */
    List<Message> asOfNow(List<Message> messages) {
        Map<Integer, Customer> now =
                customers(messages.stream().mapToInt(it -> it.key().customer()));
        Restrictions standing = restrictions(
                messages.stream().filter(MessageMaker::isAboutAFlag).mapToInt(it -> it.key()
                        .customer()));
        return messages.stream()
                .map(it -> isAboutAFlag(it)
                        ? restricted(it, standing)
                        : withheld(it, now.get(it.key().customer())))
                .toList();
    }

    private static boolean isAboutAFlag(Message message) {
        return message.action() == Action.RESTRICTED || message.action() == Action.LIFTED;
    }

    private Message withheld(Message message, @Nullable Customer customer) {
        return message.action() == Action.SET && isHidden(message.key().item(), customer)
                ? message.withheld()
                : message;
    }

    private Message restricted(Message message, Restrictions standing) {
        String reason = message.key().item().substring(ItemLists.FLAG.length());
        return standing.find(message.key().customer(), reason)
                .map(it -> standing(message.key(), it))
                .orElse(message);
    }

    private Map<Integer, Customer> customers(IntStream ids) {
        Map<Integer, Customer> now = new HashMap<>();
        site.readable().apply(ids.distinct().toArray()).forEach(it -> now.put(it.id(), it));
        return now;
    }

    private Restrictions restrictions(IntStream customers) {
        return Restrictions.read(site, customers.distinct().sorted().toArray());
    }

    private static Message.Key key(OutboxRow row, Customer customer, String item) {
        return new Message.Key(row.run(), customer.id(), customer.number(), item, row.turn());
    }

    private Message message(Message.Key key, Customer customer) {
        Held held = customer.held().get(key.item());
        if (isHidden(key.item(), customer)) {
            return new Message(key, Action.WITHHELD, "", Ground.NONE);
        }
        return held == null
                ? new Message(key, Action.CLEARED, "", Ground.NONE)
                : new Message(key, Action.SET, held.value().replace(PART_SEPARATOR, '|'), Ground.NONE);
    }

    /** Whether the value stays here. What nobody knows, or may not go to the system by the definitions of today, does. */
    private boolean isHidden(String attribute, @Nullable Customer customer) {
        Attribute known = catalogue.find(attribute).orElse(null);
        if (customer == null || known == null || !settings.attributes().contains(attribute)) {
            return true;
        }
        return !known.mayGoTo(settings.purposes()) || (known.tellsWhere() && customer.isProtected());
    }

    /** What stands is told, whatever became of it in between. */
    private Message flag(Message.Key key, Flag flag, Optional<Restriction> now) {
        if (now.isPresent()) {
            return standing(key, now.get());
        }
        String source = flag.rule().isEmpty() ? registers.getOrDefault(flag.extract(), "") : flag.rule();
        return new Message(
                key, Action.LIFTED, "", new Ground(source, flag.since().toString(), text(flag.until())));
    }

    private Message standing(Message.Key key, Restriction now) {
        String channels = Arrays.stream(Channel.values())
                .filter(it -> it.isIn(now.channels()))
                .map(Channel::word)
                .collect(Collectors.joining(" "));
        String source = now.reason().equals(Flag.OWN_OBJECTION)
                ? Flag.SAID_BY_PERSON
                : registers.getOrDefault(now.origin().extract(), "");
        return new Message(
                key, Action.RESTRICTED, channels, new Ground(source, now.since().toString(), text(now.until())));
    }

    private static String text(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }
}
