package fi.ajantasa.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Makes proofs that an entry is in the log, for somebody who has nothing of ours but the key. */
public final class LogProver {
    private static final String FORMAT = "ajantasa-proof-1";
    private static final Pattern ENTRY = Pattern.compile("([1-9]\\d{0,17})\\.([1-9]\\d{0,2})");

    private final TreeStore tree;

    public LogProver(DataSource dataSource) {
        this.tree = new TreeStore(dataSource);
    }

    /**
     * A proof of an entry, as {@code src/docs/audit-log.md} lays it out; nothing when there is no such entry, or it was not
     * sealed yet.
     *
     * @param entry as lists name it, bundle and place in it: {@code 12.5}
     */
    public Optional<Map<String, Object>> prove(String entry) {
        Matcher matcher = ENTRY.matcher(entry);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(matcher.group(2)) - 1;
        return tree.findPlace(Long.parseLong(matcher.group(1)))
                .filter(it -> number < it.entries())
                .flatMap(place -> prove(place, number));
    }

    private Optional<Map<String, Object>> prove(TreeStore.Place place, int number) {
        TreeStore.Sealed bundle = tree.list(place.firstLeaf(), place.end(), 1).get(0);
        EntryHeader header = bundle.header;
        if (header == null) {
            throw new AuditBroken("bundle " + place.bundle() + " is missing");
        }
        Checkpoint checkpoint = checkpoint(place, header.kind());
        long index = place.firstLeaf() + number;
        Map<String, Object> proof = new LinkedHashMap<>();
        proof.put("format", FORMAT);
        proof.put("entry", words(header, EntryBundle.line(bundle.body, number)));
        proof.put(
                "inclusion",
                MerkleList.proof(index, checkpoint.size(), MerkleTree.inclusion(tree, index, checkpoint.size())));
        proof.put("checkpoint", checkpoint.note().toString());
        return Optional.of(proof);
    }

    /** The last one, so that many proofs share it; of a new key the first over it, which both keys signed. */
    private Checkpoint checkpoint(TreeStore.Place place, String kind) {
        Optional<TreeStore.Stored> stored = kind.equals(LogSealer.NEW_KEY)
                ? tree.listCheckpoints().stream()
                        .filter(it -> it.size() >= place.end())
                        .findFirst()
                : tree.findCheckpoint();
        return stored.map(it -> Checkpoint.parse(it.note()))
                .filter(it -> it.size() >= place.end())
                .orElseThrow(() -> new AuditBroken("the checkpoint over bundle " + place.bundle() + " is missing"));
    }

    private static Map<String, String> words(EntryHeader header, String line) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("run", header.run());
        words.put("kind", header.kind());
        words.put("at", header.moment());
        words.put("actor", header.actor());
        words.put("purpose", header.purpose());
        words.put("job-hash", header.jobHash());
        words.put("line", line);
        return words;
    }

    /** The last entry of a kind, of no run, whose body has this fragment. */
    public Optional<String> findLast(String kind, String fragment) {
        return tree.findLast(kind, fragment);
    }
}
