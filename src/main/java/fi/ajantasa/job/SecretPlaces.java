package fi.ajantasa.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The secrets that a definition names, wherever in it, and which of them are not there. */
public final class SecretPlaces {
    private final List<Secret> secrets = new ArrayList<>();

    private SecretPlaces() {}

    /** What is missing: the names of variables and files, never what they hold. */
    public static List<String> listMissing(JobDefinition job) {
        SecretPlaces places = new SecretPlaces();
        places.add(job.receive());
        List<String> missing = new ArrayList<>();
        for (Secret secret : places.secrets) {
            try {
                secret.read();
            } catch (SecretMissing e) {
                missing.add(Objects.requireNonNull(e.getMessage()));
            }
        }
        return missing;
    }

    private void add(Receive receive) {
        Collect collect = receive.collect();
        if (collect != null) {
            add(collect.from());
            Pgp pgp = collect.pgp();
            add(pgp == null ? null : pgp.key());
            add(pgp == null ? null : pgp.passphrase());
        }
        Dialogue dialogue = receive.dialogue();
        if (dialogue instanceof Query query) {
            add(query.account().password());
            add(query.account().key());
            add(query.tls().password());
        } else if (dialogue instanceof Changes changes) {
            add(changes.account().password());
            add(changes.tls().password());
        } else if (dialogue instanceof Wash wash) {
            add(wash.to());
            Seal seal = wash.seal();
            add(seal == null ? null : seal.key());
            add(seal == null ? null : seal.passphrase());
            add(wash.reply());
        }
    }

    private void add(Remote place) {
        if (place instanceof SftpPlace sftp) {
            add(sftp.login().key());
            add(sftp.login().passphrase());
            add(sftp.login().password());
        } else if (place instanceof HttpsPlace https) {
            add(https.tls().password());
            add(https.token());
        }
    }

    private void add(@Nullable Secret secret) {
        if (secret != null) {
            secrets.add(secret);
        }
    }
}
