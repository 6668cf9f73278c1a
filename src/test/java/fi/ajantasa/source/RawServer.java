package fi.ajantasa.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that answers each connection with bytes as they are, right or broken, and then closes it. */
final class RawServer implements AutoCloseable {
    private final ServerSocket socket;
    private final List<byte[]> answers;
    private final List<Socket> silent = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();

    private RawServer(List<byte[]> answers) throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.answers = answers;
        Thread thread = new Thread(this::serve, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** Answers in this order, the last one for ever; an empty text never answers at all. */
    static RawServer answering(String... answers) throws IOException {
        return new RawServer(List.of(answers).stream()
                .map(it -> it.getBytes(StandardCharsets.ISO_8859_1))
                .toList());
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/page");
    }

    int asked() {
        return asked.get();
    }

    private void serve() {
        try {
            while (!socket.isClosed()) {
                answer(socket.accept());
            }
        } catch (SocketException closed) {
            // The test is over.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(Socket connection) throws IOException {
        byte[] answer = answers.get(Math.min(asked.getAndIncrement(), answers.size() - 1));
        if (answer.length == 0) {
            silent.add(connection);
            return;
        }
        try (connection) {
            readHead(connection.getInputStream());
            connection.getOutputStream().write(answer);
            connection.getOutputStream().flush();
        }
    }

    private static void readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return;
            }
            head.append((char) next);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket connection : silent) {
            connection.close();
        }
    }
}
