package fi.ajantasa.job;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Reads addresses that a definition may name: over HTTPS or on this machine (F104), and with nothing secret in them. One that
 * is not safe is never repeated: it may be a password that should not stand there.
 */
final class SafeAddress {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private SafeAddress() {}

    static Optional<URI> find(String text) {
        try {
            return Optional.of(URI.create(text)).filter(SafeAddress::isSafe);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isSafe(URI address) {
        String host = address.getHost();
        boolean named = host != null && address.getRawUserInfo() == null && address.getRawQuery() == null;
        return named
                && ("https".equals(address.getScheme())
                        || ("http".equals(address.getScheme()) && LOOPBACK.contains(host)));
    }
}
