package fi.ajantasa.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A signed note as C2SP signed-note defines it: a text that ends with a line end, and signatures of it. */
final class Note {
    private static final int COSIGNATURE_BYTES = Long.BYTES + 64;
    private static final Pattern LINE = Pattern.compile("— ([^+\\s]+) ([A-Za-z0-9+/]+={0,2})");

    private final String text;
    private final List<Signed> signatures;

    private Note(String text, List<Signed> signatures) {
        this.text = text;
        this.signatures = List.copyOf(signatures);
    }

    /** A signature line. */
    private static final class Signed {
        private final String line;
        private final String name;
        private final int id;
        private final byte[] bytes;

        Signed(String line, String name, int id, byte[] bytes) {
            this.line = line;
            this.name = name;
            this.id = id;
            this.bytes = bytes;
        }
    }

    static Note of(String text, NoteKey key, byte[] signature) {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + signature.length)
                .putInt(key.id())
                .put(signature)
                .array();
        String line = "— " + key.name() + " " + Base64.getEncoder().encodeToString(bytes);
        return new Note(text, List.of(new Signed(line, key.name(), key.id(), signature)));
    }

    /**
     * Reads a note; nothing of it is verified.
     *
     * @throws IllegalArgumentException when it is none
     */
    static Note parse(String note) {
        int blank = note.lastIndexOf("\n\n");
        boolean controls = note.chars().anyMatch(it -> it < ' ' && it != '\n');
        if (blank < 0 || !note.endsWith("\n") || controls) {
            throw new IllegalArgumentException("not a signed note");
        }
        List<Signed> signatures = new ArrayList<>();
        for (String line : note.substring(blank + 2, note.length() - 1).split("\n", -1)) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("not a signed note");
            }
            byte[] bytes = Base64.getDecoder().decode(matcher.group(2));
            if (bytes.length <= Integer.BYTES) {
                throw new IllegalArgumentException("not a signed note");
            }
            int id = ByteBuffer.wrap(bytes).getInt();
            signatures.add(
                    new Signed(line, matcher.group(1), id, Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length)));
        }
        return new Note(note.substring(0, blank + 1), signatures);
    }

    /** What is signed, with its last line end. */
    String text() {
        return text;
    }

    /** Whether one of these keys signed the text, and none of them signed something else. */
    boolean isSignedBy(List<NoteKey> keys) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        int good = 0;
        for (Signed signed : signatures) {
            for (NoteKey key : keys) {
                if (isOf(signed, key)) {
                    if (!key.verifies(message, signed.bytes)) {
                        return false;
                    }
                    good++;
                }
            }
        }
        return good > 0;
    }

    /** Whether it has a signature line of the key. */
    boolean names(NoteKey key) {
        return signatures.stream().anyMatch(it -> isOf(it, key));
    }

    /** The last of these keys, the oldest first, of which it has a signature line. */
    Optional<NoteKey> findNewest(List<NoteKey> keys) {
        return keys.stream().filter(this::names).reduce((older, newer) -> newer);
    }

    /** The id of a key that bears the log's name and is none of these. */
    Optional<String> findUnknown(List<NoteKey> keys) {
        return signatures.stream()
                .filter(it ->
                        it.name.equals(keys.get(0).name()) && keys.stream().noneMatch(key -> isOf(it, key)))
                .map(it -> HexFormat.of().toHexDigits(it.id))
                .findFirst();
    }

    /** The same text with the signatures of both. */
    Note and(Note other) {
        List<Signed> both = new ArrayList<>(signatures);
        both.addAll(other.signatures);
        return new Note(text, both);
    }

    /** When the witness says it saw this checkpoint, in seconds since 1970; nothing when it did not sign it. */
    OptionalLong findCosignature(NoteKey witness) {
        for (Signed signed : signatures) {
            if (isOf(signed, witness) && signed.bytes.length == COSIGNATURE_BYTES) {
                long time = ByteBuffer.wrap(signed.bytes).getLong();
                byte[] message = ("cosignature/v1\ntime " + time + "\n" + text).getBytes(StandardCharsets.UTF_8);
                byte[] signature = Arrays.copyOfRange(signed.bytes, Long.BYTES, COSIGNATURE_BYTES);
                if (time >= 0 && witness.verifies(message, signature)) {
                    return OptionalLong.of(time);
                }
            }
        }
        return OptionalLong.empty();
    }

    private static boolean isOf(Signed signed, NoteKey key) {
        return signed.name.equals(key.name()) && signed.id == key.id();
    }

    @Override
    public String toString() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(it -> note.append(it.line).append('\n'));
        return note.toString();
    }
}
