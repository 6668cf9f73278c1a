package fi.ajantasa.audit;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How many entries a log has and the root over them, signed; as C2SP tlog-checkpoint defines it. */
final class Checkpoint {
    private static final Pattern TEXT =
            Pattern.compile("([^\\n]+)\\n(0|[1-9]\\d{0,17})\\n([A-Za-z0-9+/]{43}=)\\n(.+\\n)*");

    private static final Pattern NAME = Pattern.compile("checkpoint-(\\d{15})-[0-9a-f]{8}");

    private final Note note;
    private final String origin;
    private final long size;
    private final byte[] root;

    private Checkpoint(Note note, String origin, long size, byte[] root) {
        this.note = note;
        this.origin = origin;
        this.size = size;
        this.root = root;
    }

    /** @param current the key that signed the last one, which signs this too when a newer one takes over */
    static Checkpoint sign(NoteSigner signer, NoteKey current, long size, byte[] root) {
        String text = signer.origin() + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
        return new Checkpoint(signer.sign(text, current), signer.origin(), size, root);
    }

    /**
     * Reads a checkpoint; nothing of it is verified.
     *
     * @throws IllegalArgumentException when it is none
     */
    static Checkpoint parse(String text) {
        Note note = Note.parse(text);
        Matcher matcher = TEXT.matcher(note.text());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a checkpoint");
        }
        return new Checkpoint(
                note,
                matcher.group(1),
                Long.parseLong(matcher.group(2)),
                Base64.getDecoder().decode(matcher.group(3)));
    }

    /** The name of the file it is kept in. */
    String name() {
        return name(size, root);
    }

    static String name(long size, byte[] root) {
        return "checkpoint-%015d-%s".formatted(size, HexFormat.of().formatHex(root, 0, Integer.BYTES));
    }

    /** All names in a text. */
    static Set<String> names(String text) {
        return NAME.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** The size that the name of a file tells. */
    static long sizeOf(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    }

    Note note() {
        return note;
    }

    String origin() {
        return origin;
    }

    long size() {
        return size;
    }

    byte[] root() {
        return root;
    }
}
