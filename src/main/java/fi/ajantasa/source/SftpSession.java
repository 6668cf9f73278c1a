package fi.ajantasa.source;

import fi.ajantasa.job.Secret;
import fi.ajantasa.job.SecretMissing;
import fi.ajantasa.job.SftpPlace;
import fi.ajantasa.source.Failure.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.RuntimeSshException;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.jspecify.annotations.Nullable;

/**
 * One connection to an SFTP server. Its key must have the fingerprint the definition names; there is no list of known
 * hosts and nobody is asked (F100).
 */
final class SftpSession implements AutoCloseable {
    private final SftpPlace place;
    private final SshClient ssh;
    private @Nullable SftpClient files;
    private volatile boolean strange;

    private SftpSession(SftpPlace place) {
        this.place = place;
        this.ssh = SshClient.setUpDefaultClient();
    }

    /** Connects and logs in. */
    static SftpSession open(SftpPlace place, Budget time) throws TransportException {
        SftpSession session = new SftpSession(place);
        boolean open = false;
        try {
            session.start(time);
            open = true;
            return session;
        } catch (IOException e) {
            throw session.fault(e);
        } catch (RuntimeSshException e) {
            throw session.fault(new IOException(e));
        } finally {
            if (!open) {
                session.close();
            }
        }
    }

    SftpClient files() {
        if (files == null) {
            throw new IllegalStateException("not connected");
        }
        return files;
    }

    private void start(Budget time) throws IOException {
        Duration read = time.within(place.limits().read());
        CoreModuleProperties.IDLE_TIMEOUT.set(ssh, read);
        CoreModuleProperties.AUTH_TIMEOUT.set(ssh, read);
        SftpModuleProperties.SFTP_CHANNEL_OPEN_TIMEOUT.set(ssh, read);
        ssh.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        ssh.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        ssh.setServerKeyVerifier((session, address, key) -> isKnown(key));
        ssh.setUserAuthFactoriesNames(place.login().key() == null ? "password" : "publickey");
        ssh.start();
        ClientSession session = ssh.connect(place.login().user(), place.host(), place.port())
                .verify(time.within(place.limits().connect()))
                .getSession();
        identify(session);
        session.auth().verify(read);
        files = SftpClientFactory.instance().createSftpClient(session);
    }

    private boolean isKnown(PublicKey key) {
        boolean known = place.hostKey().equals(KeyUtils.getFingerPrint(BuiltinDigests.sha256, key));
        strange |= !known;
        return known;
    }

    private void identify(ClientSession session) throws TransportException {
        SftpPlace.Login login = place.login();
        try {
            if (login.key() != null) {
                session.addPublicKeyIdentity(key(login.key(), login.passphrase()));
            } else if (login.password() != null) {
                session.addPasswordIdentity(login.password().read());
            }
        } catch (SecretMissing e) {
            throw new TransportException(Reason.NO_CREDENTIALS, String.valueOf(e.getMessage()));
        }
    }

    private static KeyPair key(Secret key, @Nullable Secret passphrase) throws SecretMissing, TransportException {
        FilePasswordProvider words =
                passphrase == null ? FilePasswordProvider.EMPTY : FilePasswordProvider.of(passphrase.read());
        byte[] text = (key.read() + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            Iterable<KeyPair> keys = SecurityUtils.loadKeyPairIdentities(
                    null, NamedResource.ofName("private key"), new ByteArrayInputStream(text), words);
            if (keys != null && keys.iterator().hasNext()) {
                return keys.iterator().next();
            }
        } catch (IOException | GeneralSecurityException e) {
            // Told below without its words, which may quote the key.
        }
        throw new TransportException(
                Reason.NO_CREDENTIALS, "the private key cannot be read, or not with this passphrase");
    }

    /** What an exception of this connection means. */
    TransportException fault(IOException failure) {
        String host = place.host();
        if (strange) {
            return new TransportException(
                    Reason.UNTRUSTED, host + " has another key than " + place.hostKey() + ", the one it should have");
        } else if (failure instanceof TransportException known) {
            return known;
        } else if (failure instanceof SshException ssh
                && ssh.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE) {
            return new TransportException(
                    Reason.REFUSED, host + " does not let " + place.login().user() + " in");
        }
        return SftpFaults.of(failure, host);
    }

    @Override
    public void close() {
        ssh.stop();
    }
}
