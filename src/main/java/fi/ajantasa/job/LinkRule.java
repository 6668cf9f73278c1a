package fi.ajantasa.job;

import fi.ajantasa.person.Identifier;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records that agree on all these attributes are this much one person; or a trained model says how likely they are.
 *
 * @param likelihood how the model's probability is read, null for a rule of agreement
 */
public record LinkRule(String rule, List<String> same, Verdict then, @Nullable Likelihood likelihood) {
    private static final Set<String> KEYS = Set.of("hetu", "former-hetus", ColumnWord.CUSTOMER_NUMBER.word());

    public LinkRule {
        same = List.copyOf(same);
    }

    public LinkRule(String rule, List<String> same, Verdict then) {
        this(rule, same, then, null);
    }

    /** Whether an attribute is one by which a model tells who somebody is: names, birth date and addresses. */
    static boolean tellsWho(String attribute) {
        return attribute.endsWith("-name")
                || attribute.endsWith("-names")
                || attribute.endsWith("-address")
                || attribute.equals("birth-date");
    }

    /** Whether there is a key to look our customers up by: a code or number of ours, or a telephone number alone. */
    boolean findsAnybody() {
        return likelihood != null
                || isByPhone()
                || findIdentifier().isPresent()
                || same.stream().anyMatch(KEYS::contains);
    }

    /** Whether rows find our customers by a telephone number alone. */
    public boolean isByPhone() {
        return likelihood == null && same.equals(List.of(ColumnWord.PHONE.word()));
    }

    /** The number by which alone rows find our customers: a business id, a payment reference, a metering point. */
    public Optional<Identifier> findIdentifier() {
        return likelihood == null && same.size() == 1 ? Identifier.find(same.get(0)) : Optional.empty();
    }
}
