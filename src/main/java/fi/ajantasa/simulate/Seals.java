package fi.ajantasa.simulate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Encrypts deliveries for us, signed by their supplier, or wrongly; keys are made when first needed. */
final class Seals {
    private static final String OWN = "own.asc";
    private static final String PASSPHRASE = "own.passphrase";
    private static final String SUPPLIER = "supplier.asc";
    private static final String ENCRYPTED = ".pgp";

    private final Secrets secrets;
    private final Clock clock;
    private @Nullable Parties parties;

    Seals(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /** What is wrong with a seal. */
    enum Flaw {
        OTHER_SENDER,
        OTHER_READER
    }

    private record Parties(PgpSigner own, PgpSigner supplier) {}

    /** How a definition says that a register's files are sealed. */
    static String place() {
        return "{key: " + Definitions.secret(OWN) + ", passphrase: " + Definitions.secret(PASSPHRASE) + ", signed-by: "
                + Secrets.place(SUPPLIER) + "}";
    }

    /** Seals every file. */
    void seal(Map<String, byte[]> files, Flaw flaw) {
        Parties known = parties();
        PgpSigner from = flaw == Flaw.OTHER_SENDER ? known.own() : known.supplier();
        PgpSigner to = flaw == Flaw.OTHER_READER ? known.supplier() : known.own();
        Map<String, byte[]> sealed = new LinkedHashMap<>();
        files.forEach((name, content) -> sealed.put(name + ENCRYPTED, from.message(content, to)));
        files.clear();
        files.putAll(sealed);
    }

    private Parties parties() {
        if (parties == null) {
            parties = new Parties(new PgpSigner(clock), new PgpSigner(clock));
            try {
                secrets.write(OWN, parties.own().privateKey(secrets.make(PASSPHRASE)));
                secrets.write(SUPPLIER, parties.supplier().publicKey());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return parties;
    }
}
