package fi.ajantasa.person;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;

/** A Finnish personal identity code; all eleven characters identify, the century sign too (in force from 1.1.2023). */
public record Hetu(String code) {

    /** Throws an IllegalArgumentException with the reason, never with the code, when it is not a sound code. */
    public Hetu {
        long packed = pack(code);
        if (packed < 0) {
            throw new IllegalArgumentException(HetuBytes.reason(packed));
        }
    }

    /**
     * Why the text is no acceptable code, as a kebab-case word; empty when it is acceptable.
     *
     * @param today a person born after this day is refused
     * @param artificialAllowed whether the artificial series 900–999 is accepted
     */
    public static Optional<String> problem(String text, LocalDate today, boolean artificialAllowed) {
        long packed = pack(text);
        if (packed < 0) {
            return Optional.of(HetuBytes.reason(packed));
        }
        if (HetuBytes.birthDay(packed) > asNumber(today)) {
            return Optional.of("born-in-future");
        }
        if (!artificialAllowed && HetuBytes.artificial(packed)) {
            return Optional.of("artificial-code");
        }
        return Optional.empty();
    }

    /** Whether the text is a code with a day that there was and the right check character. */
    public static boolean isSound(String text) {
        return pack(text) >= 0;
    }

    /** The code that {@link #packed} or {@link HetuBytes#pack} made this number of. */
    public static Hetu unpack(long packed) {
        return new Hetu(HetuBytes.text(packed));
    }

    public long packed() {
        return pack(code);
    }

    /** Its nine digits as a number. */
    public long digits() {
        byte[] bytes = code.getBytes(StandardCharsets.ISO_8859_1);
        return HetuBytes.digits(bytes, 0, bytes.length);
    }

    public LocalDate birthDate() {
        int day = HetuBytes.birthDay(packed());
        return LocalDate.of(day / 10_000, day / 100 % 100, day % 100);
    }

    /** Whether the code is of the artificial series 900–999, never given to a person for life. */
    public boolean artificial() {
        return HetuBytes.artificial(packed());
    }

    @Override
    public String toString() {
        return "hetu:•••";
    }

    private static long pack(String text) {
        return HetuBytes.pack(text.getBytes(StandardCharsets.ISO_8859_1), 0, text.length());
    }

    private static int asNumber(LocalDate day) {
        return day.getYear() * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth();
    }
}
