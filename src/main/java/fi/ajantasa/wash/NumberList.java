package fi.ajantasa.wash;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.roaringbitmap.RoaringBitmap;

/** Telephone numbers in ascending order, each once, and which of them are sent; each is known by its place. */
final class NumberList {
    private static final String SENT = ";1";
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{4,14}");

    private final long[] numbers;
    private final RoaringBitmap sent;

    private NumberList(long[] numbers, RoaringBitmap sent) {
        this.numbers = numbers;
        this.sent = sent;
    }

    /** @param byNumber digits of numbers in E.164, and whether they are sent */
    static NumberList of(SortedMap<Long, Boolean> byNumber) {
        long[] numbers = new long[byNumber.size()];
        RoaringBitmap sent = new RoaringBitmap();
        int place = 0;
        for (var one : byNumber.entrySet()) {
            numbers[place] = one.getKey();
            if (one.getValue()) {
                sent.add(place);
            }
            place++;
        }
        return new NumberList(numbers, sent);
    }

    /** Reads what {@link #bytes} wrote. */
    static NumberList from(byte[] bytes) {
        SortedMap<Long, Boolean> byNumber = new TreeMap<>();
        new String(bytes, StandardCharsets.US_ASCII).lines().forEach(line -> {
            boolean sent = line.endsWith(SENT);
            byNumber.put(Long.valueOf(sent ? line.substring(0, line.length() - SENT.length()) : line), sent);
        });
        return of(byNumber);
    }

    byte[] bytes() {
        StringBuilder text = new StringBuilder(numbers.length * 16);
        for (int place = 0; place < numbers.length; place++) {
            text.append(numbers[place]).append(sent.contains(place) ? SENT : "").append('\n');
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    int size() {
        return numbers.length;
    }

    /** The places of the numbers that are sent. */
    RoaringBitmap sent() {
        return sent;
    }

    long digits(int place) {
        return numbers[place];
    }

    /** The number in E.164. */
    String e164(int place) {
        return "+" + numbers[place];
    }

    /** The place of a number that was sent, written as we sent it; negative for any other text. */
    int placeOf(String text) {
        if (!E164.matcher(text).matches()) {
            return -1;
        }
        int place = Arrays.binarySearch(numbers, Long.parseLong(text, 1, text.length(), 10));
        return place >= 0 && sent.contains(place) ? place : -1;
    }

    @Override
    public String toString() {
        return "list of " + numbers.length;
    }
}
