package fi.ajantasa.cli;

import fi.ajantasa.job.Role;
import fi.ajantasa.person.Attribute;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody may read values for: a fixed list. Those of the catalogue show what serves them alone; the others, which
 * the law asks of us about all that we hold, show all that the role may see.
 */
enum ReadPurpose {
    CUSTOMER_CARE(true, Role.CLERK, Role.REVIEWER, Role.DATA_PROTECTION_OFFICER),
    BILLING(true, Role.CLERK, Role.REVIEWER, Role.DATA_PROTECTION_OFFICER),
    MARKETING(true, Role.CLERK, Role.REVIEWER, Role.DATA_PROTECTION_OFFICER),
    COLLECTION(true, Role.CLERK, Role.DATA_PROTECTION_OFFICER),
    /** Somebody says that we did wrong. */
    COMPLAINT(false, Role.CLERK, Role.REVIEWER, Role.DATA_PROTECTION_OFFICER),
    /** Somebody asks what we hold about them (GDPR art. 15). */
    SUBJECT_ACCESS(false, Role.CLERK, Role.DATA_PROTECTION_OFFICER),
    /** Whether what runs decided is right. */
    QUALITY(false, Role.REVIEWER, Role.DATA_PROTECTION_OFFICER),
    /** An authority or an auditor asks. */
    SUPERVISION(false, Role.REVIEWER, Role.DATA_PROTECTION_OFFICER, Role.AUDITOR),
    /** Somebody may have seen what they should not have (GDPR art. 33). */
    BREACH(false, Role.DATA_PROTECTION_OFFICER);

    private final boolean ofCatalogue;
    private final Set<Role> roles;

    ReadPurpose(boolean ofCatalogue, Role first, Role... others) {
        this.ofCatalogue = ofCatalogue;
        this.roles = EnumSet.of(first, others);
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
        return roles.contains(role);
    }

    /** Whether the attribute may be read for this purpose; an unknown purpose covers nothing. */
    static boolean covers(String purpose, Attribute attribute) {
        return find(purpose)
                .filter(it -> !it.ofCatalogue || attribute.purposes().contains(purpose))
                .isPresent();
    }
}
