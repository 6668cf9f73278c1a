package fi.ajantasa.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Everything a definition names, wherever in it, by which we prove who we are or know who somebody else is. */
public final class SecretPlaces {
    private final List<Named> secrets = new ArrayList<>();
    private final List<TlsFiles> tls = new ArrayList<>();

    private SecretPlaces(Receive receive) {
        add("", receive);
    }

    /** A secret and what it is for, such as {@code sftp key}. */
    public record Named(String what, Secret secret) {}

    public static SecretPlaces of(JobDefinition job) {
        return new SecretPlaces(job.receive());
    }

    /** The places of secrets. */
    public List<Named> secrets() {
        return List.copyOf(secrets);
    }

    /** The files of certificates. */
    public List<TlsFiles> tls() {
        return List.copyOf(tls);
    }

    /** What is missing: the names of variables and files, never what they hold. */
    public List<String> listMissing() {
        List<String> missing = new ArrayList<>();
        for (Named named : secrets) {
            try {
                named.secret().read();
            } catch (SecretMissing e) {
                missing.add(Objects.requireNonNull(e.getMessage()));
            }
        }
        return missing;
    }

    /** @param before what the place is, in front of what its secrets are */
    private void add(String before, Receive receive) {
        Collect collect = receive.collect();
        if (collect != null) {
            add(before, collect.from());
            Pgp pgp = collect.pgp();
            add(before + "pgp key", pgp == null ? null : pgp.key());
            add(before + "pgp passphrase", pgp == null ? null : pgp.passphrase());
        }
        Dialogue dialogue = receive.dialogue();
        if (dialogue instanceof Query query) {
            add("password", query.account().password());
            add("checksum key", query.account().key());
            add("", query.tls());
        } else if (dialogue instanceof Changes changes) {
            add("password", changes.account().password());
            add("", changes.tls());
        } else if (dialogue instanceof Wash wash) {
            Seal seal = wash.seal();
            add("list ", wash.to());
            add("list pgp key", seal == null ? null : seal.key());
            add("list pgp passphrase", seal == null ? null : seal.passphrase());
            add("reply ", wash.reply());
        }
    }

    private void add(String before, Remote place) {
        if (place instanceof SftpPlace sftp) {
            add(before + "sftp key", sftp.login().key());
            add(before + "sftp passphrase", sftp.login().passphrase());
            add(before + "sftp password", sftp.login().password());
        } else if (place instanceof HttpsPlace https) {
            add(before + "https token", https.token());
            add(before, https.tls());
        }
    }

    private void add(String before, TlsFiles files) {
        add(before + "certificate password", files.password());
        tls.add(files);
    }

    private void add(String what, @Nullable Secret secret) {
        if (secret != null) {
            secrets.add(new Named(what, secret));
        }
    }
}
