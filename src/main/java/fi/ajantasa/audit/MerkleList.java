package fi.ajantasa.audit;

import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A list of records under one hash, of which each record can be proven alone: the tree of RFC 6962 over them. */
public record MerkleList(List<byte[]> records) {
    public MerkleList {
        records = List.copyOf(records);
    }

    /** The root over the records, 64 digits in lower case. */
    public String root() {
        return HexFormat.of().formatHex(MerkleTree.root(leaves()));
    }

    private List<byte[]> leaves() {
        return records.stream().map(MerkleTree::leaf).toList();
    }

    /** What leads from a record, counted from 0, to the root: {@code index}, {@code size}, {@code path} in Base64. */
    public Map<String, Object> proof(int index) {
        return proof(index, records.size(), MerkleTree.inclusion(MerkleTree.over(leaves()), index, records.size()));
    }

    static Map<String, Object> proof(long index, long size, List<byte[]> path) {
        Map<String, Object> proof = new LinkedHashMap<>();
        proof.put("index", index);
        proof.put("size", size);
        proof.put("path", path.stream().map(Base64.getEncoder()::encodeToString).toList());
        return proof;
    }
}
