package fi.ajantasa.batch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** A credit register on loopback that takes requests signed with its present key and of this very moment only. */
final class YearsBureau implements AutoCloseable {
    private static final String SIGNATURE_WRONG = "501";
    private static final String TOO_OLD = "505";
    private final HttpServer server;
    private final Clock clock;
    private final Path secrets;
    private volatile String key = "";

    YearsBureau(Path secrets, Clock clock) throws IOException {
        this.clock = clock;
        this.secrets = Files.createDirectories(secrets);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::reply);
        server.start();
        Files.writeString(secrets.resolve("password"), "a password\n");
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/services/consumer5/REST";
    }

    /** From now on only this key is taken; told, it lies where we read it. */
    void changeKey(String to, boolean told) throws IOException {
        key = to;
        if (told) {
            Files.writeString(secrets.resolve("key"), key + "\n");
        }
    }

    private void reply(HttpExchange exchange) throws IOException {
        Map<String, String> told = new HashMap<>();
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
        for (String pair : form.split("&", -1)) {
            String[] sides = pair.split("=", -1);
            told.put(sides[0], URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
        }
        byte[] body = body(told).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String body(Map<String, String> told) {
        String stamp = told.getOrDefault("timestamp", "");
        String text = told.get("userid") + "&" + told.get("enduser") + "&" + stamp + "&" + key + "&";
        if (!sha512(text).equals(told.get("checksum"))) {
            return CreditBureau.error(SIGNATURE_WRONG);
        }
        LocalDateTime local =
                LocalDateTime.parse(stamp.substring(0, 14), DateTimeFormatter.ofPattern("uuuuMMddHHmmss"));
        OffsetDateTime made = OffsetDateTime.of(local, ZoneOffset.of(stamp.substring(16, 19)));
        boolean recent =
                Duration.between(made.toInstant(), clock.instant()).abs().toMinutes() < 5;
        return recent ? CreditBureau.CLEAR : CreditBureau.error(TOO_OLD);
    }

    private static String sha512(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-512").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
