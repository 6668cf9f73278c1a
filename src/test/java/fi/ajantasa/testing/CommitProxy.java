package fi.ajantasa.testing;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A proxy on loopback before a PostgreSQL server that follows what its clients say closely enough to know when they
 * commit, and does something to one commit: cuts the connection, or whatever the test wants.
 */
public final class CommitProxy implements AutoCloseable {
    private static final String COMMIT = "COMMIT";
    /** The protocol's version in questions about TLS and the like. */
    private static final short ENCRYPTION = 1234;

    private static final int PATIENCE_SECONDS = 30;
    private final ServerSocket listener;
    private final int server;
    private final AtomicInteger commits = new AtomicInteger();
    private volatile int target;
    private volatile @Nullable Fate fate;
    private volatile boolean met;

    /** What becomes of the connection whose commit it is. */
    public interface Fate {
        /** Decides, before the server has heard of the commit. */
        Course met();
    }

    /** How it goes on with that connection. */
    public enum Course {
        /** The server never hears of the commit. */
        CUT_BEFORE,
        /** The server commits, and its answer is lost. */
        CUT_AFTER,
        /** As if nothing had been. */
        GO_ON
    }

    /** @param server the port of the server on this machine */
    public CommitProxy(int server) throws IOException {
        this.server = server;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start("accept", this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Counts from now on, and lets this happen at the commit of that number. */
    public void at(int commit, Fate happening) {
        met = false;
        commits.set(0);
        fate = happening;
        target = commit;
    }

    /** How many commits there were since counting began. */
    public int commits() {
        return commits.get();
    }

    /** Whether the commit came. */
    public boolean isMet() {
        return met;
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (EOFException | SocketException over) {
                        return;
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                },
                "commit-proxy-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (!listener.isClosed()) {
            Socket client = listener.accept();
            try {
                Conversation conversation =
                        new Conversation(client, new Socket(InetAddress.getLoopbackAddress(), server));
                start("there", conversation::there);
                start("back", conversation::back);
            } catch (ConnectException serverIsDown) {
                client.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    /** One client's connection. */
    private final class Conversation {
        private final Socket client;
        private final Socket backend;
        /** The driver prepares its commit after a while and then only names it. */
        private final Set<String> prepared = new HashSet<>();

        private final CountDownLatch answered = new CountDownLatch(1);
        private volatile boolean deaf;

        Conversation(Socket client, Socket backend) {
            this.client = client;
            this.backend = backend;
        }

        void there() throws IOException {
            try (client;
                    backend) {
                DataInputStream in = new DataInputStream(client.getInputStream());
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(backend.getOutputStream()));
                begin(in, out);
                Course course = Course.GO_ON;
                while (course != Course.CUT_BEFORE) {
                    if (in.available() == 0) {
                        out.flush();
                    }
                    int type = in.readUnsignedByte();
                    byte[] body = body(in);
                    course = isCommit(type, body) ? next() : course;
                    deaf = course == Course.CUT_AFTER;
                    if (course == Course.CUT_BEFORE) {
                        return;
                    }
                    write(out, type, body);
                    if (deaf && (type == 'S' || type == 'Q')) {
                        out.flush();
                        await();
                        return;
                    }
                }
            }
        }

        private void await() {
            try {
                answered.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private Course next() {
            Fate happening = fate;
            if (commits.incrementAndGet() != target || happening == null) {
                return Course.GO_ON;
            }
            met = true;
            return happening.met();
        }

        /** P names a statement and its text, B a portal and the statement, Q a text. */
        private boolean isCommit(int type, byte[] body) {
            String[] words = new String(body, StandardCharsets.ISO_8859_1).split("\0", 3);
            if (type == 'P' && words[1].equals(COMMIT)) {
                prepared.add(words[0]);
            } else if (type == 'P') {
                prepared.remove(words[0]);
            }
            return (type == 'B' && prepared.contains(words[1])) || (type == 'Q' && words[0].equals(COMMIT));
        }

        /** What comes first has no type: perhaps a question about encryption, and then who wants to be let in. */
        private static void begin(DataInputStream in, DataOutputStream out) throws IOException {
            boolean asks = true;
            while (asks) {
                byte[] body = body(in);
                write(out, -1, body);
                out.flush();
                asks = ByteBuffer.wrap(body).getShort() == ENCRYPTION;
            }
        }

        private static byte[] body(DataInputStream in) throws IOException {
            return in.readNBytes(in.readInt() - Integer.BYTES);
        }

        private static void write(DataOutputStream out, int type, byte[] body) throws IOException {
            if (type >= 0) {
                out.writeByte(type);
            }
            out.writeInt(body.length + Integer.BYTES);
            out.write(body);
        }

        void back() throws IOException {
            try (client;
                    backend) {
                InputStream in = backend.getInputStream();
                OutputStream out = client.getOutputStream();
                byte[] buffer = new byte[1 << 16];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    if (deaf) {
                        answered.countDown();
                        return;
                    }
                    out.write(buffer, 0, read);
                    out.flush();
                }
            }
        }
    }
}
