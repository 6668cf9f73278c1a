package fi.ajantasa.batch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A change service on loopback: it knows people, keeps a journal of what changed, and can be made to fail. */
final class ChangeRegister implements AutoCloseable {
    static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_AT_ONCE = 1_000;

    private final HttpServer server;
    private final Map<String, ObjectNode> people = Collections.synchronizedMap(new LinkedHashMap<>());
    private final List<Entry> journal = Collections.synchronizedList(new ArrayList<>());
    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
    private volatile BiFunction<Call, Answer, @Nullable Answer> fault = (call, answer) -> answer;
    private volatile int pageSize = 100;
    private volatile long key = 1_000;
    private volatile long firstKey = 1_000;

    ChangeRegister() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    private record Entry(long key, String hetu, ObjectNode event) {}

    /** What was asked. */
    record Call(String path, Map<String, List<String>> headers, JsonNode body) {
        List<String> hetus() {
            return body.path("hetulista").values().stream()
                    .map(it -> it.asString(""))
                    .toList();
        }

        boolean isOf(String what) {
            return path.contains(what);
        }
    }

    /** What is answered. */
    record Answer(int status, Map<String, String> headers, String body) {
        static Answer status(int status) {
            return new Answer(status, Map.of(), "");
        }

        static Answer ok(String body) {
            return new Answer(200, Map.of(), body);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/api/v1";
    }

    /** Lets the register know somebody, with these groups of base data. */
    ChangeRegister know(String hetu, String... groups) {
        ObjectNode person = JSON.createObjectNode();
        person.put("henkilotunnus", hetu);
        person.set("tietoryhmat", JSON.readTree("[" + String.join(",", groups) + "]"));
        people.put(hetu, person);
        return this;
    }

    void forget(String hetu) {
        people.remove(hetu);
    }

    /** Notes in the journal what changed of somebody, at a moment. */
    ChangeRegister change(String hetu, String at, String... groups) {
        return tell(
                hetu,
                "{\"henkilotunnus\": \"%s\", \"muutospv\": \"%s\", \"tietoryhmat\": [%s]}"
                        .formatted(hetu, at, String.join(",", groups)));
    }

    /** Notes something in the journal as it is. */
    ChangeRegister tell(String hetu, String event) {
        key++;
        journal.add(new Entry(key, hetu, (ObjectNode) JSON.readTree(event)));
        return this;
    }

    /** How much it tells at once. */
    ChangeRegister pages(int size) {
        pageSize = size;
        return this;
    }

    /** What is told of the first key of any day from now on. */
    void beginsAt(long first) {
        firstKey = first;
    }

    long key() {
        return key;
    }

    /** Answers otherwise: what it would answer is given, nothing means that it never answers. */
    void fail(BiFunction<Call, Answer, @Nullable Answer> how) {
        fault = how;
    }

    void mend() {
        fault = (call, answer) -> answer;
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    List<Call> calls(String what) {
        return calls().stream().filter(it -> it.isOf(what)).toList();
    }

    void forgetCalls() {
        calls.clear();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] sent = exchange.getRequestBody().readAllBytes();
            JsonNode body = sent.length == 0 ? JSON.createObjectNode() : JSON.readTree(sent);
            Call call = new Call(exchange.getRequestURI().getPath(), exchange.getRequestHeaders(), body);
            calls.add(call);
            Answer answer = fault.apply(call, usual(call));
            if (answer != null) {
                byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
                answer.headers().forEach(exchange.getResponseHeaders()::set);
                exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private Answer usual(Call call) {
        if (call.isOf("/kirjausavain/")) {
            return Answer.ok("{\"viimeisinKirjausavain\": " + firstKey + "}");
        } else if (call.isOf("/perustiedot")) {
            return call.hetus().size() > MOST_AT_ONCE ? Answer.status(400) : Answer.ok(base(call.hetus()));
        }
        return Answer.ok(changes(call.body().path("viimeisinKirjausavain").asLong(), new HashSet<>(call.hetus())));
    }

    private String base(List<String> hetus) {
        ArrayNode told = JSON.createArrayNode();
        for (String hetu : hetus) {
            if (people.containsKey(hetu)) {
                told.add(people.get(hetu));
            }
        }
        return "{\"ajanTasalla\": true, \"perustiedot\": " + told + "}";
    }

    private String changes(long since, Set<String> hetus) {
        List<Entry> entries = List.copyOf(journal).stream()
                .filter(it -> it.key() > since && hetus.contains(it.hetu()))
                .toList();
        List<Entry> page = entries.subList(0, Math.min(pageSize, entries.size()));
        boolean current = page.size() == entries.size();
        long reached =
                current ? Math.max(since, key) : page.get(page.size() - 1).key();
        return page(
                reached, current, page.stream().map(it -> it.event().toString()).toList());
    }

    /** A page as the service writes it. */
    static String page(long reached, boolean current, List<String> events) {
        return "{\"viimeisinKirjausavain\": %d, \"ajanTasalla\": %b, \"muutokset\": [%s]}"
                .formatted(reached, current, String.join(",", events));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
