package fi.ajantasa.credit;

import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.job.Query;
import fi.ajantasa.job.SecretMissing;
import java.nio.charset.StandardCharsets;

/** With what we show the service who we are; never shown. */
record Credentials(Query.Account account, String password, String key) {

    /** @throws SecretMissing when one is not where the definition says */
    static Credentials read(Query.Account account) throws SecretMissing {
        return new Credentials(account, account.password().read(), account.key().read());
    }

    /** A keyed hash by which credentials that were refused are known again. */
    long fingerprint(KeyVault keys) {
        String all = String.join("\n", account.user(), password, key);
        return keys.recordKey("credit-account", all.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "credentials of " + account.user();
    }
}
