package fi.ajantasa.cli;

import fi.ajantasa.job.Role;
import fi.ajantasa.person.Attribute;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody may read values for: a fixed list. Those of the catalogue show what serves them alone; the others, which
 * the law asks of us about all that we hold, show all that the role may see.
 */
enum ReadPurpose {
    CUSTOMER_CARE(true),
    BILLING(true),
    MARKETING(true),
    COLLECTION(true),
    /** Somebody says that we did wrong. */
    COMPLAINT(false),
    /** Somebody asks what we hold about them (GDPR art. 15). */
    SUBJECT_ACCESS(false),
    /** Whether what runs decided is right. */
    QUALITY(false),
    /** An authority or an auditor asks. */
    SUPERVISION(false),
    /** Somebody may have seen what they should not have (GDPR art. 33). */
    BREACH(false);

    /** Who may read for what; the data protection officer for all. */
    private static final Map<Role, Set<ReadPurpose>> TABLE = Map.of(
            Role.CLERK, EnumSet.of(CUSTOMER_CARE, BILLING, MARKETING, COLLECTION, COMPLAINT, SUBJECT_ACCESS),
            Role.REVIEWER, EnumSet.of(CUSTOMER_CARE, BILLING, MARKETING, COMPLAINT, QUALITY, SUPERVISION),
            Role.DATA_PROTECTION_OFFICER, EnumSet.allOf(ReadPurpose.class),
            Role.AUDITOR, EnumSet.of(SUPERVISION));

    private final boolean ofCatalogue;

    ReadPurpose(boolean ofCatalogue) {
        this.ofCatalogue = ofCatalogue;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<ReadPurpose> find(String word) {
        return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(ReadPurpose::word).toList();
    }

    /** Whether one with this role may read for it. */
    boolean isOf(Role role) {
        return TABLE.getOrDefault(role, Set.of()).contains(this);
    }

    /** Whether the attribute may be read for this purpose; an unknown purpose covers nothing. */
    static boolean covers(String purpose, Attribute attribute) {
        return find(purpose)
                .filter(it -> !it.ofCatalogue || attribute.purposes().contains(purpose))
                .isPresent();
    }
}
