package fi.ajantasa.normalise;

import fi.ajantasa.job.Column;
import fi.ajantasa.job.Entry;
import fi.ajantasa.person.AddressPart;
import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.ValueKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Works out, once per file, which groups its columns make. */
final class Groups {

    private static final String ADDRESS = "address";
    private static final String PHONE = "phone";
    private static final String LISTING = "listing";
    private static final String ENTRY = "entry";
    private static final Set<String> IDENTITY = Set.of("hetu", "former-hetus");
    private static final Set<String> NOT_A_PART = Set.of("kind", "from", "until", "said-on");

    private final Layout layout;
    private final Terms terms;
    private final boolean detail;

    Groups(Layout layout, Terms terms, boolean detail) {
        this.layout = layout;
        this.terms = terms;
        this.detail = detail;
    }

    List<Group> list() {
        List<Group> groups = new ArrayList<>();
        Set<String> addresses = new LinkedHashSet<>();
        Set<Attribute> collecting = new LinkedHashSet<>();
        for (Column column : layout.columns()) {
            @Nullable
            Attribute attribute = layout.findAttribute(column.attribute()).orElse(null);
            if (isAddress(column, attribute)) {
                addresses.add(column.attribute());
            } else if (attribute != null && attribute.kind().collects()) {
                collecting.add(attribute);
            } else if (attribute != null && column.part() == null && !IDENTITY.contains(attribute.name())) {
                groups.add(value(column, attribute));
            }
        }
        addresses.forEach(address -> groups.add(address(address)));
        collecting.stream().filter(it -> !layout.isOnlyKey(it)).forEach(it -> groups.add(collected(it)));
        if (layout.has("name.value")) {
            groups.add(name());
        }
        if (layout.has(PHONE) && !layout.keyedByPhone()) {
            groups.add(phone());
        }
        addEntries(groups);
        return groups;
    }

    private Group collected(Attribute attribute) {
        return switch (attribute.kind()) {
            case PAYMENT -> PaymentGroup.of(layout, attribute);
            case CONSUMPTION -> ConsumptionGroup.of(layout, attribute);
            default -> NumbersGroup.of(layout, attribute, layout.split(attribute.name()));
        };
    }

    private Group phone() {
        return new PhoneGroup(
                layout.place(PHONE), layout.place(LISTING), layout.codes(LISTING), layout.validity(PHONE), terms);
    }

    private void addEntries(List<Group> groups) {
        Entry entry = layout.entry();
        Validity validity = layout.validity(ENTRY);
        if (!detail && !entry.says().isEmpty()) {
            groups.add(new SaysGroup(entry.says(), validity, entry.lifetime()));
        }
        if (layout.has(ENTRY)) {
            groups.add(new EntryGroup(
                    layout.place(ENTRY),
                    layout.codes(ENTRY),
                    new SaysGroup(Map.of(), validity, entry.lifetime()),
                    terms));
        }
    }

    private static boolean isAddress(Column column, @Nullable Attribute attribute) {
        return column.attribute().equals(ADDRESS) || (attribute != null && attribute.kind() == ValueKind.ADDRESS);
    }

    private Group value(Column column, Attribute attribute) {
        String name = attribute.name();
        Validity validity = layout.validity(name);
        if (attribute.kind() != ValueKind.DATE) {
            return new ValueGroup(name, layout.place(column), validity, new ValueReaders(terms).of(column, attribute));
        }
        String precision = name + ".precision";
        return new DateGroup(
                name, layout.place(column), validity, layout.place(precision), layout.codes(precision), terms.today());
    }

    private Group address(String address) {
        List<AddressGroup.Part> parts = layout.columns().stream()
                .filter(column -> column.attribute().equals(address))
                .filter(column -> column.part() == null || !NOT_A_PART.contains(column.part()))
                .map(this::part)
                .toList();
        String kind = address + ".kind";
        return new AddressGroup(
                new AddressGroup.Kind(layout.place(kind), layout.codes(kind), address),
                parts,
                layout.validity(address),
                terms);
    }

    private AddressGroup.Part part(Column column) {
        int place = layout.place(column);
        if ("street-line".equals(column.clean()) || "street-line".equals(column.part())) {
            return new AddressGroup.Part(place, null);
        }
        return new AddressGroup.Part(place, column.part() == null ? AddressPart.FREE_TEXT : part(column.part()));
    }

    private static AddressPart part(String word) {
        return switch (word) {
            case "street" -> AddressPart.STREET_FI;
            case "office" -> AddressPart.OFFICE_FI;
            default -> AddressPart.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        };
    }

    private Group name() {
        Map<String, String> kinds = layout.codes("name.kind");
        return new NameGroup(
                layout.place("name.kind"), kinds, layout.place("name.value"), layout.validity("name"), terms);
    }
}
