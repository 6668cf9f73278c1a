package fi.ajantasa.batch;

import fi.ajantasa.customer.NumberIndex;
import fi.ajantasa.decide.FactStore;
import fi.ajantasa.job.FileShape;
import fi.ajantasa.job.Likelihood;
import fi.ajantasa.job.LinkRule;
import fi.ajantasa.link.PersonStore;
import fi.ajantasa.link.PersonStore.Persons;
import fi.ajantasa.link.Verdicts;
import fi.ajantasa.linkage.LinkModel;
import fi.ajantasa.linkage.People;
import fi.ajantasa.linkage.PersonIndex;
import fi.ajantasa.linkage.PersonMatcher;
import fi.ajantasa.place.Gazetteer;
import fi.ajantasa.source.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Our customers in memory for a register without identity codes: by telephone number, other numbers and likeness. */
final class PersonFinder {
    /** Under this purpose the keys of records' persons are derived, whatever the job files say. */
    private static final String RECORD_KEYS = "record-key-person";

    private final RunContext context;
    private final List<LinkRule> rules;
    private final Once<NumberIndex> numbers;
    private final Once<NumberIndex> identifiers;
    private final Once<Persons> persons;
    private final Once<LinkRecall> recall;
    private final Once<PersonIndex> index;
    private final Queue<PersonMatcher> matchers = new ConcurrentLinkedQueue<>();

    PersonFinder(RunContext context) {
        this.context = context;
        this.rules = rules(context);
        this.numbers = new Once<>(() -> NumberIndex.load(
                context.workplace().dataSource(), context.index().maxId()));
        this.identifiers = new Once<>(() -> NumberIndex.load(
                context.workplace().dataSource(),
                context.job().contract().findIdentifier().orElseThrow(),
                context.index().maxId()));
        this.persons = new Once<>(this::load);
        this.recall = new Once<>(() -> new LinkRecall(context, persons.value(), modelHash()));
        this.index = new Once<>(this::build);
    }

    /** Whether the register's rows find customers by a telephone number, by another number or by likeness. */
    static boolean isWanted(RunContext context) {
        return !rules(context).isEmpty();
    }

    private static List<LinkRule> rules(RunContext context) {
        return context.job().contract().link().stream()
                .filter(it -> it.isByPhone() || it.findIdentifier().isPresent() || it.likelihood() != null)
                .toList();
    }

    private Persons load() {
        String register = context.run().order().register();
        FactStore facts = context.workplace().facts();
        return new PersonStore(
                        context.workplace().dataSource(), context.workplace().keys(), places()::townName)
                .load(context.index().maxId(), register, customers -> facts.readOthers(customers, register));
    }

    private Gazetteer places() {
        return context.workplace().gazetteer();
    }

    private PersonIndex build() {
        try {
            LinkModel model = LinkModel.read(likelihood().orElseThrow().file());
            People people = persons.value().people();
            Set<fi.ajantasa.linkage.Kind> told = PersonColumns.told(context.shape(0));
            return isRecalling()
                    ? PersonIndex.of(people, model, told, recall.value().frequencies())
                            .watching(recall.value().moved())
                    : PersonIndex.of(people, model, told);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether what rows were linked to is remembered from one full list to the next. */
    private boolean isRecalling() {
        return context.kind() == Kind.BASE
                && context.findReplayed().isEmpty()
                && likelihood().isPresent();
    }

    /** What need not be compared again; none where every row is news, or none is compared. */
    Optional<LinkRecall> recall() {
        return isRecalling() ? Optional.of(recall.value()) : Optional.empty();
    }

    private Optional<Likelihood> likelihood() {
        return rules.stream()
                .flatMap(it -> Optional.ofNullable(it.likelihood()).stream())
                .findFirst();
    }

    /** What finds the customers of one file's rows; give it back when they are found. */
    RowFinder take(int file) {
        FileShape shape = context.shape(file);
        List<String> header = context.files().get(file).header();
        PersonColumns columns = context.job()
                .contract()
                .findIdentifier()
                .map(it -> PersonColumns.ofIdentifier(it, shape, header))
                .orElseGet(() -> PersonColumns.of(shape, header));
        return new RowFinder(
                this,
                new PersonTold(columns, context.job().receive().format(), places()::townName),
                days(file),
                context.workplace().keys().lasting(RECORD_KEYS),
                likelihood().isEmpty() ? null : matcher());
    }

    private PersonMatcher matcher() {
        PersonMatcher free = matchers.poll();
        return free == null ? index.value().matcher() : free;
    }

    void giveBack(RowFinder used) {
        PersonMatcher matcher = used.matcher();
        if (matcher != null) {
            matchers.add(matcher);
        }
    }

    /** Lets go of the customers in memory, once the rows of the delivery are found: what comes after needs the room. */
    void forget() {
        matchers.clear();
        List.of(index, recall, persons, numbers, identifiers).forEach(Once::forget);
    }

    List<LinkRule> rules() {
        return rules;
    }

    /** SHA-256 of the model that is asked, empty when none is. */
    String modelHash() {
        return likelihood().map(Likelihood::sha256).orElse("");
    }

    NumberIndex numbers() {
        return numbers.value();
    }

    /** The numbers by which alone rows find our customers. */
    NumberIndex identifiers() {
        return identifiers.value();
    }

    /** The days that rows of a file tell of; nothing where they find customers otherwise. */
    RowDays days(int file) {
        return RowDays.of(
                context.shape(file),
                context.files().get(file).header(),
                context.job().receive().format());
    }

    Verdicts verdicts() {
        return context.verdicts();
    }
}
