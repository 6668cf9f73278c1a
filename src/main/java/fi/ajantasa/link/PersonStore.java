package fi.ajantasa.link;

import fi.ajantasa.customer.Fingerprint;
import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.HeldJson;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.linkage.Kind;
import fi.ajantasa.linkage.People;
import fi.ajantasa.linkage.PersonTexts;
import fi.ajantasa.person.AddressPart;
import fi.ajantasa.person.Hetu;
import fi.ajantasa.person.PostalAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads our customers as the persons that registers without identity codes are linked to. */
public final class PersonStore {
    private static final int PAGE = 2_000;

    /** Pages read beside each other, while one more is taken in. */
    private static final int AHEAD = 4;

    private static final Map<String, Kind> TEXTS = Map.of(
            "family-name", Kind.SURNAME,
            "former-family-name", Kind.FORMER_SURNAME,
            "given-names", Kind.GIVEN_NAMES,
            "birth-date", Kind.BIRTH_DATE);
    private static final List<String> ADDRESSES =
            List.of("permanent-address", "postal-address", "temporary-address", "contact-address", "site-address");
    private static final List<String> PHONES = List.of("mobile-phone", "landline-phone");

    /** The attributes that speak for a link. */
    private static final Set<String> SPEAKING = Stream.of(TEXTS.keySet(), ADDRESSES, PHONES)
            .flatMap(Collection::stream)
            .collect(Collectors.toUnmodifiableSet());

    private static final String CUSTOMER_KIND = "customer-kind";

    private static final Set<String> READ = Stream.concat(SPEAKING.stream(), Stream.of(Codes.CURRENT, CUSTOMER_KIND))
            .collect(Collectors.toUnmodifiableSet());

    private final JdbcTemplate jdbc;
    private final KeyVault vault;
    private final UnaryOperator<String> towns;

    public PersonStore(DataSource dataSource, KeyVault vault) {
        this(dataSource, vault, UnaryOperator.identity());
    }

    /** @param towns gives towns of two names one of them */
    public PersonStore(DataSource dataSource, KeyVault vault, UnaryOperator<String> towns) {
        this.towns = towns;
        this.jdbc = new JdbcTemplate(dataSource);
        this.vault = vault;
    }

    /** Everybody with a name, and the marks by which a later night sees who changed. */
    public record Persons(People people, PersonMarks marks) {}

    /** Tells the last value that others than one register have said of each attribute of some customers, by customer. */
    @FunctionalInterface
    public interface Others {
        SortedMap<Integer, SortedMap<String, String>> tell(int[] customers);
    }

    /**
     * Everybody with a name, in the order of their ids, as a register's rows are to find them: nothing that the register
     * itself has told speaks for its own links, but what others said of the same instead. A company is nobody, even if
     * somebody's name is noted for it.
     */
    public Persons load(int maxId, String register, Others others) {
        BitSet own = new BitSet();
        jdbc.queryForList("select id from extract where register = ?", Integer.class, register)
                .forEach(own::set);
        Persons persons = new Persons(new People(), PersonMarks.upTo(maxId));
        Queue<CompletableFuture<List<Known>>> ahead = new ArrayDeque<>();
        for (int first = 1; first <= maxId || !ahead.isEmpty(); first += PAGE) {
            if (first <= maxId) {
                int next = first;
                ahead.add(CompletableFuture.supplyAsync(() -> known(page(next, own, others), persons.marks())));
            }
            if (ahead.size() == AHEAD || first > maxId) {
                taken(ahead.remove()).forEach(it -> persons.people().add(it.customer(), it.texts()));
            }
        }
        return persons;
    }

    private static <T> T taken(CompletableFuture<T> read) {
        try {
            return read.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private record Known(int customer, PersonTexts texts) {}

    private SortedMap<Integer, SortedMap<String, Held>> page(int first, BitSet own, Others others) {
        SortedMap<Integer, SortedMap<String, Held>> page = page(first, first + PAGE - 1);
        int[] told = page.entrySet().stream()
                .filter(it -> isOwn(it.getValue(), own))
                .mapToInt(Map.Entry::getKey)
                .toArray();
        if (told.length > 0) {
            SortedMap<Integer, SortedMap<String, String>> instead = others.tell(told);
            for (int customer : told) {
                replace(
                        Objects.requireNonNull(page.get(customer)),
                        own,
                        instead.getOrDefault(customer, new TreeMap<>()));
            }
        }
        return page;
    }

    private SortedMap<Integer, SortedMap<String, Held>> page(int first, int last) {
        SortedMap<Integer, SortedMap<String, Held>> page = new TreeMap<>();
        jdbc.query(
                "select id, held from customer where id between ? and ? and version > 0 order by id",
                row -> {
                    page.put(row.getInt(1), HeldJson.parse(row.getBytes(2), READ::contains));
                },
                first,
                last);
        return page;
    }

    private static boolean isOwn(SortedMap<String, Held> held, BitSet own) {
        for (Map.Entry<String, Held> value : held.entrySet()) {
            if (isOwn(value.getValue(), own) && SPEAKING.contains(value.getKey())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOwn(@Nullable Held value, BitSet own) {
        return value != null && own.get(value.origin().extract());
    }

    private static void replace(SortedMap<String, Held> held, BitSet own, SortedMap<String, String> instead) {
        for (String attribute : SPEAKING) {
            Held value = held.get(attribute);
            if (value != null && isOwn(value, own)) {
                String other = instead.get(attribute);
                if (other == null) {
                    held.remove(attribute);
                } else {
                    held.put(attribute, new Held(other, value.origin(), value.rule(), null, null));
                }
            }
        }
    }

    /** Those of a page who have a name, and marks them. */
    private List<Known> known(SortedMap<Integer, SortedMap<String, Held>> page, PersonMarks marks) {
        Fingerprint marking = vault.fingerprint("person-mark");
        List<Known> known = new ArrayList<>(page.size());
        page.forEach((customer, held) -> {
            Map<Kind, String> texts = texts(held);
            boolean named = texts.containsKey(Kind.SURNAME) || texts.containsKey(Kind.GIVEN_NAMES);
            if (named && !isCompany(held)) {
                addBirthDate(texts, customer, held);
                PersonTexts person = new PersonTexts(texts, homes(held), phones(held));
                known.add(new Known(customer, person));
                marks.mark(customer, person, marking);
            }
        });
        return known;
    }

    private static Map<Kind, String> texts(SortedMap<String, Held> held) {
        Map<Kind, String> texts = new EnumMap<>(Kind.class);
        TEXTS.forEach((attribute, kind) -> {
            Held value = held.get(attribute);
            if (value != null) {
                texts.put(kind, value.value());
            }
        });
        return texts;
    }

    /** A sole trader has a code or a birth date, and is a person. */
    private static boolean isCompany(SortedMap<String, Held> held) {
        Held kind = held.get(CUSTOMER_KIND);
        return kind != null
                && kind.value().equals("company")
                && !held.containsKey(Codes.CURRENT)
                && !held.containsKey("birth-date");
    }

    /** An identity code tells the birth date of a customer who never said it. */
    private void addBirthDate(Map<Kind, String> texts, int customer, SortedMap<String, Held> held) {
        Held code = held.get(Codes.CURRENT);
        if (code != null && !texts.containsKey(Kind.BIRTH_DATE)) {
            String clear = vault.decrypt(code.value(), customer);
            texts.put(Kind.BIRTH_DATE, new Hetu(clear).birthDate().toString());
        }
    }

    private static List<String> phones(SortedMap<String, Held> held) {
        Set<String> phones = new LinkedHashSet<>();
        for (String attribute : PHONES) {
            Held value = held.get(attribute);
            if (value != null) {
                phones.add(value.value());
            }
        }
        return List.copyOf(phones);
    }

    /** Every home and place of the customer once; in both languages where the street has two names. */
    private List<Map<Kind, String>> homes(SortedMap<String, Held> held) {
        List<Map<Kind, String>> homes = new ArrayList<>(2);
        List<Map<Kind, String>> swedish = new ArrayList<>(0);
        for (String attribute : ADDRESSES) {
            Held value = held.get(attribute);
            if (value != null) {
                PostalAddress address = PostalAddress.from(value.value());
                boolean finnish = !address.part(AddressPart.STREET_FI).isEmpty();
                addOnce(homes, finnish ? inFinnish(address) : inSwedish(address));
                if (finnish && !address.part(AddressPart.STREET_SV).isEmpty()) {
                    swedish.add(inSwedish(address));
                }
            }
        }
        swedish.forEach(it -> addOnce(homes, it));
        return homes;
    }

    private static void addOnce(List<Map<Kind, String>> homes, Map<Kind, String> home) {
        if (!homes.contains(home)) {
            homes.add(home);
        }
    }

    private Map<Kind, String> inFinnish(PostalAddress address) {
        return home(address, AddressPart.STREET_FI, AddressPart.OFFICE_FI);
    }

    private Map<Kind, String> inSwedish(PostalAddress address) {
        return home(address, AddressPart.STREET_SV, AddressPart.OFFICE_SV);
    }

    private Map<Kind, String> home(PostalAddress address, AddressPart street, AddressPart office) {
        Map<Kind, String> home = new EnumMap<>(Kind.class);
        put(home, Kind.STREET, address.part(street));
        put(home, Kind.NUMBER, address.part(AddressPart.NUMBER));
        String flat = address.part(AddressPart.STAIR) + " " + address.part(AddressPart.APARTMENT) + " "
                + address.part(AddressPart.SPLIT);
        put(home, Kind.FLAT, flat.strip());
        put(home, Kind.POSTCODE, address.part(AddressPart.POSTCODE));
        put(home, Kind.TOWN, towns.apply(address.part(office)));
        return home;
    }

    private static void put(Map<Kind, String> home, Kind kind, String text) {
        if (!text.isEmpty()) {
            home.put(kind, text);
        }
    }
}
