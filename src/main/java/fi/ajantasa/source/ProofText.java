package fi.ajantasa.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** File proofs as JSON, to be stored with their extract and to describe a partition to whoever reads it next. */
public final class ProofText {
    private static final JsonMapper JSON = JsonMapper.shared();

    private ProofText() {}

    public static String write(List<FileProof> files) {
        ArrayNode list = JSON.createArrayNode();
        files.forEach(file -> write(file, list.addObject()));
        return JSON.writeValueAsString(list);
    }

    /** Reads what {@link #write} wrote. */
    public static List<FileProof> read(String json) {
        List<FileProof> files = new ArrayList<>();
        for (JsonNode file : JSON.readTree(json)) {
            files.add(proof(file));
        }
        return files;
    }

    private static void write(FileProof file, ObjectNode node) {
        node.put("path", file.path().toString());
        node.put("rows", file.rows());
        node.put("first_row", file.firstRow());
        node.put("sha256", file.sha256());
        node.put("size", file.stamp().size());
        node.put("modified", file.stamp().modified());
        ArrayNode header = node.putArray("header");
        file.header().forEach(header::add);
        ArrayNode ranges = node.putArray("ranges");
        for (Range range : file.ranges()) {
            ranges.addArray()
                    .add(range.file())
                    .add(range.start())
                    .add(range.end())
                    .add(range.firstRow())
                    .add(range.firstLine())
                    .add(range.crc());
        }
    }

    private static FileProof proof(JsonNode node) {
        List<String> header = new ArrayList<>();
        node.path("header").forEach(column -> header.add(column.stringValue()));
        List<Range> ranges = new ArrayList<>();
        node.path("ranges").forEach(range -> ranges.add(range(range)));
        return new FileProof(
                Path.of(node.path("path").stringValue()),
                header,
                node.path("rows").longValue(),
                node.path("first_row").longValue(),
                ranges,
                node.path("sha256").stringValue(),
                new Stamp(node.path("size").longValue(), node.path("modified").longValue()));
    }

    private static Range range(JsonNode node) {
        return new Range(
                node.path(0).intValue(),
                node.path(1).longValue(),
                node.path(2).longValue(),
                node.path(3).longValue(),
                node.path(4).longValue(),
                node.path(5).intValue());
    }
}
