package fi.ajantasa.serve;

import fi.ajantasa.job.Changes;
import fi.ajantasa.job.Collect;
import fi.ajantasa.job.HttpsPlace;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.Pgp;
import fi.ajantasa.job.Query;
import fi.ajantasa.job.Remote;
import fi.ajantasa.job.Secret;
import fi.ajantasa.job.SftpPlace;
import fi.ajantasa.job.TlsFiles;
import fi.ajantasa.job.Wash;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything a job file names by which we prove who we are, or know who somebody else is. */
final class Credentials {
    private final Map<String, Secret> secrets = new TreeMap<>();
    private final List<TlsFiles> tls = new ArrayList<>();

    private Credentials(JobDefinition job) {
        collects(job).forEach(this::add);
        if (job.receive().wash() != null) {
            add(job.receive().wash().to());
        }
        if (job.receive().query() != null) {
            add(job.receive().query());
        }
        if (job.receive().changes() != null) {
            Changes changes = job.receive().changes();
            add("password", changes.account().password());
            add(changes.tls());
        }
    }

    /** The files of certificates. */
    static List<TlsFiles> tls(JobDefinition job) {
        return new Credentials(job).tls;
    }

    /** The places of secrets, by what they are. */
    static Map<String, Secret> secrets(JobDefinition job) {
        return new Credentials(job).secrets;
    }

    private static Stream<Collect> collects(JobDefinition job) {
        Wash wash = job.receive().wash();
        return Stream.of(job.receive(), wash == null ? job.receive() : wash.reply())
                .distinct()
                .flatMap(it -> Stream.ofNullable(it.collect()));
    }

    private void add(Collect collect) {
        add(collect.from());
        Pgp pgp = collect.pgp();
        if (pgp != null) {
            add("pgp key", pgp.key());
            add("pgp passphrase", pgp.passphrase());
        }
    }

    private void add(Remote remote) {
        if (remote instanceof SftpPlace sftp) {
            add("sftp key", sftp.login().key());
            add("sftp passphrase", sftp.login().passphrase());
            add("sftp password", sftp.login().password());
        } else if (remote instanceof HttpsPlace https) {
            add("https token", https.token());
            add(https.tls());
        }
    }

    private void add(Query query) {
        add("password", query.account().password());
        add("checksum key", query.account().key());
        add(query.tls());
    }

    private void add(String what, @Nullable Secret secret) {
        if (secret != null) {
            secrets.put(what, secret);
        }
    }

    private void add(TlsFiles files) {
        add("certificate password", files.password());
        tls.add(files);
    }
}
