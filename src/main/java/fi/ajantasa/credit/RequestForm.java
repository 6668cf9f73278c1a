package fi.ajantasa.credit;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Parameters of a request as the service wants them: everything but letters, digits, dot and underscore percent-encoded in
 * UTF-8, so {@code +} is {@code %2B}, {@code -} is {@code %2D} and a blank {@code %20}.
 */
final class RequestForm {
    private static final String HEX = "0123456789ABCDEF";

    private RequestForm() {}

    static String of(Map<String, String> parameters) {
        StringJoiner form = new StringJoiner("&");
        parameters.forEach((name, value) -> form.add(encoded(name) + "=" + encoded(value)));
        return form.toString();
    }

    static String encoded(String text) {
        StringBuilder encoded = new StringBuilder(text.length() * 2);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (isPlain(c)) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
            }
        }
        return encoded.toString();
    }

    private static boolean isPlain(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' || c == '_';
    }
}
