package fi.ajantasa.batch;

import fi.ajantasa.customer.Fingerprint;
import fi.ajantasa.customer.NumberIndex;
import fi.ajantasa.job.Likelihood;
import fi.ajantasa.job.LinkRule;
import fi.ajantasa.job.Verdict;
import fi.ajantasa.link.Found;
import fi.ajantasa.link.Likeness;
import fi.ajantasa.link.LikenessRule;
import fi.ajantasa.link.LinkMemoryPart;
import fi.ajantasa.link.Remembered;
import fi.ajantasa.link.Verdicts;
import fi.ajantasa.linkage.Kind;
import fi.ajantasa.linkage.LikelyPerson;
import fi.ajantasa.linkage.PersonMatcher;
import fi.ajantasa.person.Identifier;
import fi.ajantasa.person.PhoneNumber;
import fi.ajantasa.source.ScannedRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the customers a row without an identity code concerns: by a number alone, or by a telephone number and then by
 * likeness. Each row is judged by itself, so that what a night brings never depends on what else is in the file. For one thread.
 */
final class RowFinder {
    /** Who is likelier than this against nobody, or a relative of whose, may mask or become the row's person. */
    private static final double CONCERNED = 0.05;

    private static final Pattern BLANKS = Pattern.compile("\\s{2,}|[^\\S ]");

    private final PersonFinder finder;
    private final PersonTold told;
    private final Fingerprint recordKeys;
    private final @Nullable PersonMatcher matcher;
    private final @Nullable LinkRecall recall;
    private final LinkMemoryPart answers = new LinkMemoryPart();
    private final @Nullable LinkRule numbered;
    private final Verdicts verdicts;
    private final List<Asked> rules;
    private final RowDays days;
    private final List<Found> found = new ArrayList<>(2);
    private final SortedMap<Long, SortedMap<Integer, String>> contradictions = new TreeMap<>();
    private final long[] before;
    private boolean answeredAway;
    private boolean asBefore;

    /** @param matcher null where no rule asks for likeness */
    RowFinder(
            PersonFinder finder,
            PersonTold told,
            RowDays days,
            Fingerprint recordKeys,
            @Nullable PersonMatcher matcher) {
        this.finder = finder;
        this.told = told;
        this.days = days;
        this.recordKeys = recordKeys;
        this.matcher = matcher;
        this.recall = finder.recall().orElse(null);
        this.numbered = finder.rules().stream()
                .filter(it -> it.findIdentifier().isPresent())
                .findFirst()
                .orElse(null);
        this.verdicts = finder.verdicts();
        this.rules = finder.rules().stream().map(this::asked).toList();
        this.before = matcher == null ? new long[0] : matcher.counts();
    }

    /**
     * The customers of the row; several for a number that several hold, or when they cannot be told apart.
     *
     * @param fingerprint of the row, 0 where it is not to be known again
     */
    List<Found> find(ScannedRecord record, long fingerprint) {
        if (numbered != null) {
            days.read(record.buffer(), record.from(), record.to());
            return findByIdentifier(numbered, record.key());
        }
        told.read(record.buffer(), record.from(), record.to());
        return find(fingerprint);
    }

    List<Found> find(byte[] record) {
        told.read(record, 0, record.length);
        if (numbered != null) {
            days.read(record, 0, record.length);
            byte[] id = told.text(Kind.IDENTIFIER).getBytes(StandardCharsets.UTF_8);
            return findByIdentifier(
                    numbered, numbered.findIdentifier().orElseThrow().pack(id, 0, id.length));
        }
        return find(0);
    }

    /** The customers who hold this number and held it on all days that the row tells of. */
    private List<Found> findByIdentifier(LinkRule rule, long number) {
        found.clear();
        answeredAway = false;
        int[] holders =
                Identifier.isNumber(number) ? finder.identifiers().find(number, days.first(), days.last()) : new int[0];
        if (holders.length == 1 || (holders.length > 1 && mayBeOfSeveral(rule))) {
            byte[] id = Long.toString(number).getBytes(StandardCharsets.US_ASCII);
            add(rule, holders, recordKeys.of(id, 0, id.length));
        }
        return found;
    }

    /** A company may be several customers, and a metering point several people's; money is booked once or not at all. */
    private static boolean mayBeOfSeveral(LinkRule rule) {
        return rule.findIdentifier()
                .filter(it -> it == Identifier.PAYMENT_REFERENCE)
                .isEmpty();
    }

    private List<Found> find(long fingerprint) {
        found.clear();
        answeredAway = false;
        asBefore = false;
        for (Asked rule : rules) {
            if (rule.byPhone()) {
                findByNumber(rule.rule());
            } else if (found.isEmpty() && rule.likeness() != null && matcher != null) {
                findByLikeness(rule.likeness(), matcher, fingerprint);
            }
        }
        return found;
    }

    /** A rule that finds customers by a telephone number, or else how it reads likeness, if it does. */
    private record Asked(LinkRule rule, boolean byPhone, @Nullable LikenessRule likeness) {}

    private Asked asked(LinkRule rule) {
        Likelihood limits = rule.likelihood();
        LikenessRule likeness = limits == null ? null : new LikenessRule(rule.rule(), limits, verdicts);
        return new Asked(rule, rule.isByPhone(), likeness);
    }

    /** Whether the row found last was not compared, for it is linked as it was. */
    boolean isAsBefore() {
        return asBefore;
    }

    /** Keeps what is to be remembered of the rows found, as those of this part of the list. */
    void remember(int part) {
        if (recall != null) {
            recall.save(part, answers);
        }
    }

    /** How many candidates each blocking key has brought here. */
    SortedMap<String, Long> candidates() {
        SortedMap<String, Long> candidates = new TreeMap<>();
        if (matcher != null) {
            long[] counts = matcher.counts();
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] > before[i]) {
                    candidates.put(matcher.keys().get(i), counts[i] - before[i]);
                }
            }
        }
        return candidates;
    }

    /** What the model says against people's answers, by key of the record and customer. */
    SortedMap<Long, SortedMap<Integer, String>> contradictions() {
        return contradictions;
    }

    /** What compares rows by likeness, so that another can use it; null where nothing does. */
    @Nullable
    PersonMatcher matcher() {
        return matcher;
    }

    /** Whether people have said that the row found last is of none of those it looked like. */
    boolean isAnsweredAway() {
        return answeredAway && found.isEmpty();
    }

    private void findByNumber(LinkRule rule) {
        String phone = told.text(Kind.PHONE);
        if (phone.isEmpty() || !finder.numbers().mayHold(phone)) {
            return;
        }
        int[] holders = PhoneNumber.find(phone)
                .map(it -> finder.numbers().find(NumberIndex.digits(it.e164())))
                .orElse(new int[0]);
        if (Arrays.stream(holders).anyMatch(it -> !isFound(it))) {
            add(rule, holders, recordKey());
        }
    }

    /** Adds whoever holds a key for certain, unless a person has said no. */
    private void add(LinkRule rule, int[] holders, long key) {
        for (int customer : holders) {
            if (isFound(customer)) {
                continue;
            }
            if (verdicts.find(key, customer) == Verdict.DIFFERENT) {
                answeredAway = true;
            } else {
                found.add(new Found(customer, Likeness.certain(rule.rule(), key)));
            }
        }
    }

    private boolean isFound(int customer) {
        return found.stream().anyMatch(it -> it.customer() == customer);
    }

    private void findByLikeness(LikenessRule rule, PersonMatcher asked, long fingerprint) {
        Remembered known = recall == null || fingerprint == 0 || isNamed() ? null : recall.find(fingerprint);
        boolean watches = recall != null && !recall.moved().isEmpty();
        if (known == null || watches) {
            tell(asked);
        }
        if (known == null || (watches && asked.meetsWatched())) {
            compare(rule, asked, fingerprint);
        } else {
            asBefore = true;
            found.addAll(known.found());
            answers.add(fingerprint, known);
        }
    }

    /** Whether people have said whose the row is. */
    private boolean isNamed() {
        return verdicts.haveNamedCustomers() && verdicts.findCustomer(recordKey()) != Verdicts.NOBODY;
    }

    private void tell(PersonMatcher asked) {
        asked.begin();
        for (PersonColumns.Entry entry : told.columns().entries()) {
            asked.tell(entry.kind(), told.text(entry));
        }
    }

    private void compare(LikenessRule rule, PersonMatcher asked, long fingerprint) {
        List<LikelyPerson> likely = asked.link(LikenessRule.LEAST);
        boolean plain = likely.isEmpty() && verdicts.isEmpty();
        long key = plain ? 0 : recordKey();
        if (!plain) {
            judge(rule, likely, key);
        }
        if (recall != null && fingerprint != 0 && rule.isSettled(likely, asked, found, key)) {
            answers.add(fingerprint, new Remembered(asked.concerned(CONCERNED), found));
        }
    }

    private void judge(LikenessRule rule, List<LikelyPerson> likely, long key) {
        found.addAll(rule.judge(likely, key));
        answeredAway |= found.isEmpty() && rule.isAnsweredAway(likely, key);
        SortedMap<Integer, String> against = rule.against(likely, key);
        if (!against.isEmpty()) {
            contradictions.computeIfAbsent(key, it -> new TreeMap<>()).putAll(against);
        }
    }

    /** By what the row's person is known again: names, birth date and home; the number where there is nothing else. */
    long recordKey() {
        StringBuilder identity = new StringBuilder();
        for (PersonColumns.Entry entry : told.columns().entries()) {
            if (entry.kind() != Kind.PHONE) {
                identity.append(clean(told.text(entry))).append('\t');
            }
        }
        if (identity.toString().isBlank()) {
            identity.append(clean(told.text(Kind.PHONE)));
        }
        byte[] bytes = identity.toString().getBytes(StandardCharsets.UTF_8);
        return recordKeys.of(bytes, 0, bytes.length);
    }

    private static String clean(String text) {
        return BLANKS.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceAll(" ");
    }
}
