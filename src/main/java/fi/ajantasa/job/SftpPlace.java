package fi.ajantasa.job;

import org.jspecify.annotations.Nullable;

/**
 * A folder of an SFTP server.
 *
 * @param done the folder where files are moved once their delivery is applied, or null when they stay
 * @param hostKey the fingerprint of the server's key, as {@code SHA256:…}; a server with another key is not talked to
 */
public record SftpPlace(
        String host,
        int port,
        String folder,
        @Nullable String done,
        String hostKey,
        Login login,
        TransportLimits limits)
        implements Remote {

    /**
     * As whom we log in: with a private key or with a password.
     *
     * @param passphrase of the private key, or null where it has none
     */
    public record Login(String user, @Nullable Secret key, @Nullable Secret passphrase, @Nullable Secret password) {}
}
