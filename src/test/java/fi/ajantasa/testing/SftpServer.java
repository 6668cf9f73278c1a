package fi.ajantasa.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.jspecify.annotations.Nullable;

/** A real SFTP server on loopback that shows one folder, counts what it sends and can break off. */
public final class SftpServer implements AutoCloseable {
    public static final String USER = "energy";
    public static final String PASSWORD = "a password of a test";
    public static final String PASSPHRASE = "a passphrase of a test";

    private final SshServer server = SshServer.setUpDefaultServer();
    private final Path root;
    private final KeyPair ours = keys();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong breakAt = new AtomicLong(Long.MAX_VALUE);
    private final AtomicInteger logins = new AtomicInteger();
    private final List<String> paths = new CopyOnWriteArrayList<>();
    private volatile @Nullable Runnable onOpen;
    private KeyPair host = keys();

    /** Shows this folder as its root. */
    public SftpServer(Path root) throws IOException {
        this.root = root;
        SftpSubsystemFactory sftp = new SftpSubsystemFactory();
        sftp.addSftpEventListener(new Listener());
        server.setHost("127.0.0.1");
        // The exchange that is proof against quantum computers takes a tenth of a second each time.
        server.setKeyExchangeFactories(NamedFactory.setUpTransformedFactories(
                true, List.of(BuiltinDHFactories.ecdhp256), ServerBuilder.DH2KEX));
        server.setKeyPairProvider(KeyPairProvider.wrap(host));
        server.setSubsystemFactories(List.of(sftp));
        server.setFileSystemFactory(new VirtualFileSystemFactory(root));
        server.setPasswordAuthenticator((user, password, session) -> {
            logins.incrementAndGet();
            return user.equals(USER) && password.equals(PASSWORD);
        });
        server.setPublickeyAuthenticator(
                (user, key, session) -> user.equals(USER) && KeyUtils.compareKeys(key, ours.getPublic()));
        server.start();
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public Path root() {
        return root;
    }

    public int port() {
        return server.getPort();
    }

    public String fingerprint() {
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, host.getPublic());
    }

    /** Shows another host key from now on. */
    public void changeHostKey() {
        host = keys();
        server.setKeyPairProvider(KeyPairProvider.wrap(host));
    }

    /** Breaks the connection once when so many more bytes were sent. */
    public void breakAfter(long bytes) {
        breakAt.set(sent.get() + bytes);
    }

    /** Does something whenever a file is opened. */
    public void onOpen(@Nullable Runnable work) {
        onOpen = work;
    }

    public long sent() {
        return sent.get();
    }

    /** How often a password was tried. */
    public int logins() {
        return logins.get();
    }

    /** Every path that was opened. */
    public List<String> paths() {
        return List.copyOf(paths);
    }

    /** The private key that is let in, in the format of OpenSSH. */
    public Path key(Path file, boolean encrypted) {
        OpenSSHKeyEncryptionContext context = null;
        if (encrypted) {
            context = new OpenSSHKeyEncryptionContext();
            context.setPassword(PASSPHRASE);
            context.setCipherName("AES");
            context.setCipherType("256");
            context.setCipherMode("CTR");
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(ours, "test", context, out);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    private final class Listener implements SftpEventListener {
        @Override
        public void open(ServerSession session, String remote, org.apache.sshd.sftp.server.Handle local) {
            paths.add(local.getFile().toString());
            Runnable work = onOpen;
            if (work != null && local instanceof FileHandle) {
                work.run();
            }
        }

        @Override
        public void reading(
                ServerSession session, String remote, FileHandle local, long offset, byte[] data, int from, int length)
                throws IOException {
            if (sent.get() >= breakAt.get()) {
                breakAt.set(Long.MAX_VALUE);
                session.close(true);
                throw new IOException("broken by the test");
            }
        }

        @Override
        public void read(
                ServerSession session,
                String remote,
                FileHandle local,
                long offset,
                byte[] data,
                int from,
                int length,
                int read,
                Throwable thrown) {
            sent.addAndGet(Math.max(0, read));
        }
    }
}
