package fi.ajantasa.person;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Why somebody's credit data may be asked for: the closed list of the Credit Information Act (527/2007) s.19. Marketing is
 * none of them. A passport enables some of those that concern us; the others stay shut until a lawyer has confirmed them.
 */
public enum CreditPurpose {
    CREDIT_GRANT(true),
    CREDIT_MONITOR(true),
    COLLECTION_PLAN(true),
    CONTRACT_TERMS(false),
    GUARANTEE(false),
    RESPONSIBLE_PERSON(false),
    LEASE(false),
    EMPLOYEE(false),
    AUTHORITY(false),
    LIABILITY_CERT(false),
    INSPECTION(false);

    private final boolean open;

    CreditPurpose(boolean open) {
        this.open = open;
    }

    /** Whether a passport may enable it at all. */
    public boolean mayBeEnabled() {
        return open;
    }

    /** As definitions, lists and values write it: {@code credit-grant}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<CreditPurpose> find(String word) {
        return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(CreditPurpose::word).toList();
    }
}
