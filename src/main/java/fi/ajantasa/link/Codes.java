package fi.ajantasa.link;

import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.person.Hetu;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Opens the identity codes a customer holds, for comparing; what it returns is never stored or shown. */
public final class Codes {

    public static final String CURRENT = "hetu";
    public static final String FORMER = "former-hetus";

    private final KeyVault vault;

    public Codes(KeyVault vault) {
        this.vault = vault;
    }

    /** The held code or codes in clear, with everything else as held; empty when the customer has none. */
    public Optional<Held> find(Customer customer, String attribute) {
        return Optional.ofNullable(customer.held().get(attribute))
                .map(held -> with(held, vault.decrypt(held.value(), customer.id())));
    }

    /** A held code in clear, as it may be stored. */
    public Held sealed(Held clear, int customer) {
        return with(clear, vault.encrypt(clear.value(), customer));
    }

    /** By what a record under this code, packed, is known again, under every version of the job files; never 0. */
    public long recordKey(long packed) {
        return vault.recordKey("hetu", Long.toString(packed).getBytes(StandardCharsets.US_ASCII));
    }

    Optional<Hetu> current(Customer customer) {
        return find(customer, CURRENT).map(held -> new Hetu(held.value()));
    }

    /** The codes the customer had before, as held. */
    Set<Hetu> former(Customer customer) {
        return find(customer, FORMER)
                .map(held -> Stream.of(held.value().split("\\|")).map(Hetu::new).collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    private static Held with(Held held, String value) {
        return new Held(value, held.origin(), held.rule(), held.from(), held.saidOn());
    }
}
