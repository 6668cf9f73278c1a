package fi.ajantasa.simulate;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a simulated server is asked. */
final class Asked {
    private final String path;
    private final String query;
    private final byte[] body;
    private final String authorization;

    /**
     * @param query behind the address, as it came
     * @param body as it came
     * @param authorization who asks, or empty
     */
    Asked(String path, String query, byte[] body, String authorization) {
        this.path = path;
        this.query = query;
        this.body = body.clone();
        this.authorization = authorization;
    }

    String path() {
        return path;
    }

    byte[] body() {
        return body.clone();
    }

    String authorization() {
        return authorization;
    }

    /** The parameters, wherever they stand. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        String form = query.isEmpty() ? new String(body, StandardCharsets.US_ASCII) : query;
        for (String pair : form.split("&", -1)) {
            int sign = pair.indexOf('=');
            if (sign > 0) {
                parameters.put(pair.substring(0, sign), decoded(pair.substring(sign + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}
