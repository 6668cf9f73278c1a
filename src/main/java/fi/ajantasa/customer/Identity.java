package fi.ajantasa.customer;

import fi.ajantasa.person.Hetu;
import fi.ajantasa.person.PhoneNumber;
import fi.ajantasa.person.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who a customer is and where they are reached, as keyed hashes. */
public final class Identity {
    private static final List<String> PHONES = List.of("mobile-phone", "landline-phone");
    private static final List<String> ADDRESSES =
            List.of("postal-address", "permanent-address", "contact-address", "temporary-address", "visiting-address");
    private final Customer customer;
    private final KeyVault keys;
    private final IdentityHashes hashes;

    public Identity(Customer customer, KeyVault keys) {
        this.customer = customer;
        this.keys = keys;
        this.hashes = new IdentityHashes(keys);
    }

    /** One thing by which somebody is known again. */
    public record Mark(IdentityKind kind, long hash) {}

    /** By what a register could bring the person back: number, codes, names and birth date. */
    public Set<Mark> marks() {
        Set<Mark> marks = new LinkedHashSet<>();
        marks.add(new Mark(IdentityKind.NUMBER, hashes.of(IdentityKind.NUMBER, customer.number())));
        marks.addAll(self());
        return marks;
    }

    /** Who the person is, whatever their customer number. */
    public Set<Mark> self() {
        Set<Mark> marks = new LinkedHashSet<>();
        List<Hetu> codes = codes();
        codes.forEach(it -> marks.add(new Mark(IdentityKind.CODE, hashes.ofCode(it.packed()))));
        String person = IdentityHashes.person(text("family-name"), text("given-names"), birthDate(codes));
        if (person != null) {
            marks.add(new Mark(IdentityKind.PERSON, hashes.of(IdentityKind.PERSON, person)));
            if (codes.isEmpty()) {
                marks.add(new Mark(IdentityKind.UNCODED, hashes.of(IdentityKind.UNCODED, person)));
            }
        }
        return marks;
    }

    /** Where the person is reached: telephone numbers, e-mail, home. */
    public Set<Mark> places() {
        Set<Mark> marks = new LinkedHashSet<>();
        for (String attribute : PHONES) {
            Optional.ofNullable(text(attribute))
                    .flatMap(PhoneNumber::find)
                    .ifPresent(it -> marks.add(mark(IdentityKind.PHONE, it.e164())));
        }
        String email = text("e-mail");
        if (email != null) {
            marks.add(mark(IdentityKind.EMAIL, email.strip().toLowerCase(Locale.ROOT)));
        }
        String family = text("family-name");
        for (String attribute : ADDRESSES) {
            String address = text(attribute);
            if (family != null && address != null) {
                marks.add(mark(IdentityKind.POST, Spelling.fold(family) + "\t" + Spelling.fold(address)));
            }
        }
        return marks;
    }

    private Mark mark(IdentityKind kind, String text) {
        return new Mark(kind, hashes.of(kind, text));
    }

    /** The codes held, the present one first. */
    public List<Hetu> codes() {
        List<Hetu> codes = new ArrayList<>();
        for (String attribute : List.of("hetu", "former-hetus")) {
            String sealed = text(attribute);
            if (sealed != null) {
                for (String code : keys.decrypt(sealed, customer.id()).split("\\|", -1)) {
                    codes.add(new Hetu(code));
                }
            }
        }
        return codes;
    }

    private @Nullable String birthDate(List<Hetu> codes) {
        return codes.isEmpty() ? text("birth-date") : codes.get(0).birthDate().toString();
    }

    private @Nullable String text(String attribute) {
        Held held = customer.held().get(attribute);
        return held == null ? null : held.value();
    }
}
