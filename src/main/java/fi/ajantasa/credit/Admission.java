package fi.ajantasa.credit;

import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.Query;
import fi.ajantasa.job.SecretMissing;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether anything may be sent at all.
 *
 * @param credentials with which, or null when something stands against it
 * @param ending what that is
 */
record Admission(@Nullable Credentials credentials, Ending ending) {
    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

    private static Admission barred(ExitCode code, String reason, boolean refused) {
        return new Admission(null, new Ending(code, reason, refused));
    }

    /**
     * Credentials that were refused are not shown again by themselves, for the account could be locked; and a list of queries
     * that has grown too much waits for a person, for nobody may be swept over.
     *
     * @param again whether somebody wants refused credentials to be tried again
     */
    static Admission of(JobDefinition job, Query query, QueryLogStore log, KeyVault keys, boolean again) {
        try {
            Credentials credentials = Credentials.read(query.account());
            String refusal = Consequence.CREDENTIALS.reason();
            long refused = log.refusedCredentials(job.register(), refusal);
            return !again && refused != 0 && refused == credentials.fingerprint(keys)
                    ? barred(ExitCode.PERMIT_EXPIRED, refusal, true)
                    : new Admission(credentials, Ending.WELL);
        } catch (SecretMissing missing) {
            LOG.warn("{}: {}", job.register(), missing.getMessage());
            return barred(ExitCode.PERMIT_EXPIRED, "credentials-missing", false);
        }
    }

    /** The same, unless more customers have a purpose than in the last round and the growth allowed on it. */
    Admission within(int live, @Nullable Integer last, Query query) {
        boolean tooMany = last != null && live > last + query.pace().growth().of(last);
        return credentials != null && tooMany ? barred(ExitCode.HELD, "too-many-queries", false) : this;
    }
}
