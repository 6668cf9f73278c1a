package fi.ajantasa.simulate;

import fi.ajantasa.simulate.LineFault.Trouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.config.keys.KeyUtils;
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

/** A register that leaves its deliveries on an SFTP server of its own, on loopback. */
final class SftpDrop implements AutoCloseable {
    static final String USER = "ajantasa";
    static final String OUT = "out";
    static final String DONE = "done";
    static final String IN = "in";
    private static final String HOST = "127.0.0.1";

    /** What every client knows; the exchange that is proof against quantum computers takes a tenth of a second each time. */
    private static final List<BuiltinDHFactories> EXCHANGES =
            List.of(BuiltinDHFactories.ecdhp256, BuiltinDHFactories.ecdhp384);

    private static final byte[] OTHER = "?\n".getBytes(StandardCharsets.US_ASCII);

    private final Path folder;
    private final String password;
    private final KeyPair own = keys();
    private final KeyPair strange = keys();
    private final int port;
    private SshServer server;
    private volatile Trouble trouble = Trouble.NONE;
    private volatile CountDownLatch released = new CountDownLatch(1);
    private volatile Runnable whenPut = () -> {};

    /** @param folder that is shown, with what is sent and what was fetched */
    SftpDrop(Path folder, String password) throws IOException {
        this.folder = folder;
        this.password = password;
        Files.createDirectories(folder.resolve(OUT));
        Files.createDirectories(folder.resolve(DONE));
        Files.createDirectories(folder.resolve(IN));
        server = start(0);
        port = server.getPort();
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has elliptic curves", e);
        }
    }

    private SshServer start(int at) throws IOException {
        SftpSubsystemFactory sftp = new SftpSubsystemFactory();
        sftp.addSftpEventListener(new Listener());
        SshServer started = SshServer.setUpDefaultServer();
        started.setHost(HOST);
        started.setPort(at);
        started.setKeyExchangeFactories(NamedFactory.setUpTransformedFactories(true, EXCHANGES, ServerBuilder.DH2KEX));
        started.setKeyPairProvider(KeyPairProvider.wrap(trouble == Trouble.STRANGE ? strange : own));
        started.setSubsystemFactories(List.of(sftp));
        started.setFileSystemFactory(
                new VirtualFileSystemFactory(folder.toAbsolutePath().normalize()));
        started.setPasswordAuthenticator(
                (user, word, session) -> trouble != Trouble.REFUSING && user.equals(USER) && word.equals(password));
        started.start();
        return started;
    }

    Path out() {
        return folder.resolve(OUT);
    }

    Path in() {
        return folder.resolve(IN);
    }

    /** Does something whenever a file was put here under its name. */
    void whenPut(Runnable work) {
        whenPut = work;
    }

    /** Where it is, for people to read. */
    String address() {
        return "sftp://" + USER + "@" + HOST + ":" + port + "/" + OUT;
    }

    /** Where files are left for us, as a definition says it. */
    String place(String passwordFile) {
        return place(OUT + ", done: /" + DONE, passwordFile);
    }

    /** Where files are put by us, as a definition says it. */
    String inbox(String passwordFile) {
        return place(IN, passwordFile);
    }

    private String place(String shown, String passwordFile) {
        return "{sftp: {host: " + HOST + ", port: " + port + ", user: " + USER + ", folder: /" + shown
                + ", host-key: \"" + KeyUtils.getFingerPrint(BuiltinDigests.sha256, own.getPublic())
                + "\", password: {file: " + passwordFile + "}, limits: " + Definitions.LIMITS + "}}";
    }

    /** Behaves so from now on. */
    void behave(Trouble wrong) throws IOException {
        if (wrong == trouble) {
            return;
        }
        released.countDown();
        released = new CountDownLatch(1);
        server.stop(true);
        trouble = wrong;
        if (wrong != Trouble.CLOSED) {
            server = start(port);
        }
    }

    @Override
    public void close() throws IOException {
        released.countDown();
        server.stop(true);
    }

    /** Breaks off or falls silent where a file is read. */
    private final class Listener implements SftpEventListener {
        @Override
        public void reading(
                ServerSession session, String remote, FileHandle local, long offset, byte[] data, int from, int length)
                throws IOException {
            if (trouble == Trouble.BROKEN) {
                session.close(true);
                throw new IOException("broken off as asked");
            } else if (trouble == Trouble.SILENT) {
                waitUntilReleased();
            } else if (trouble == Trouble.CHANGING
                    && !local.getFile().toString().endsWith(Parcel.CONTROL)) {
                change(local.getFile());
            }
        }

        /** Writes another last letter where the file lies, which whoever has opened it then reads; its size and time stay. */
        private void change(Path file) throws IOException {
            FileTime time = Files.getLastModifiedTime(file);
            try (FileChannel bytes = FileChannel.open(file, StandardOpenOption.WRITE)) {
                bytes.write(ByteBuffer.wrap(OTHER), Math.max(0, bytes.size() - OTHER.length));
            }
            Files.setLastModifiedTime(file, time);
        }

        @Override
        public void moved(
                ServerSession session,
                Path from,
                Path to,
                Collection<CopyOption> options,
                @Nullable Throwable failure) {
            Path there = to.getParent();
            if (failure == null && there != null && there.endsWith(IN)) {
                whenPut.run();
            }
        }

        private void waitUntilReleased() {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
