package fi.ajantasa.simulate;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a simulated server is asked.
 *
 * @param path below its address
 * @param query behind the address, as it came
 * @param authorization who asks, or empty
 */
record Asked(String path, String query, byte[] body, String authorization) {
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
