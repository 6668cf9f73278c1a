package fi.ajantasa.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Looks for many sequences of bytes at once: at each place only for those that begin with the two bytes found there. */
final class ByteSearch {
    private static final int STARTS = 1 << 16;
    private final List<List<Sought>> byStart = new ArrayList<>(STARTS);

    private record Sought(String name, byte[] bytes) {
        boolean isAt(byte[] all, int at) {
            return at + bytes.length <= all.length && Arrays.equals(all, at, at + bytes.length, bytes, 0, bytes.length);
        }
    }

    /** @param sought what to look for, by name; at least two bytes each */
    ByteSearch(Map<String, byte[]> sought) {
        for (int i = 0; i < STARTS; i++) {
            byStart.add(List.of());
        }
        sought.forEach((name, bytes) -> {
            int start = start(bytes, 0);
            List<Sought> same = new ArrayList<>(byStart.get(start));
            same.add(new Sought(name, bytes));
            byStart.set(start, same);
        });
    }

    /** The names of what is among these bytes. */
    Set<String> find(byte[] bytes) {
        Set<String> found = new TreeSet<>();
        for (int at = 0; at < bytes.length - 1; at++) {
            for (Sought one : byStart.get(start(bytes, at))) {
                if (one.isAt(bytes, at)) {
                    found.add(one.name());
                }
            }
        }
        return found;
    }

    private static int start(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }
}
