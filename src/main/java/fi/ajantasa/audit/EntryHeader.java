package fi.ajantasa.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * What entries of a bundle share. The canonical bytes of an entry are the words of {@link #words} and its line, each behind
 * its length in four bytes; its leaf is SHA-256 over a zero byte and these.
 */
record EntryHeader(String run, String kind, Instant at, String actor, String purpose, String jobHash) {
    private static final String FORMAT = "ajantasa-entry-1";
    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    static EntryHeader of(AuditEntry entry, Instant at) {
        return new EntryHeader(entry.run(), entry.kind(), at, entry.actor(), entry.purpose(), entry.jobHash());
    }

    /** The moment as it is hashed, in microseconds. */
    String moment() {
        return AT.format(at);
    }

    /** In the order they are hashed. */
    List<String> words() {
        return List.of(FORMAT, run, kind, moment(), actor, purpose, jobHash);
    }

    /** Hashes lines of entries with this header, one behind the other. */
    final class Leaves {
        private final MessageDigest header = Sha256.digest();
        private final ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);

        Leaves() {
            header.update(MerkleTree.LEAF);
            for (String word : words()) {
                byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
                add(header, bytes, 0, bytes.length);
            }
        }

        private void add(MessageDigest digest, byte[] bytes, int from, int to) {
            digest.update(length.putInt(0, to - from).array());
            digest.update(bytes, from, to - from);
        }

        /** Puts the leaf of the line that stands in these bytes. */
        void put(byte[] bytes, int from, int to, byte[] into, int at) {
            try {
                // The digest of the header is cloned, not computed again: it costs four blocks of SHA-256 per entry.
                MessageDigest digest = (MessageDigest) header.clone();
                add(digest, bytes, from, to);
                digest.digest(into, at, MerkleTree.HASH_BYTES);
            } catch (CloneNotSupportedException | DigestException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
