package fi.ajantasa.report;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which file of a delivery holds a row, and as which record of that file. */
record DeliveryFiles(List<Span> spans) {
    static final DeliveryFiles NONE = new DeliveryFiles(List.of());

    /** Reads the stored proof of the delivery: any object in it with a path, a first row and a count of rows is a file. */
    static DeliveryFiles of(String proof) {
        List<Span> spans = new ArrayList<>();
        if (!proof.isBlank()) {
            collect(JsonMapper.shared().readTree(proof), spans);
        }
        return new DeliveryFiles(List.copyOf(spans));
    }

    private static void collect(JsonNode node, List<Span> spans) {
        if (node.has("path") && node.has("firstRow") && node.has("rows")) {
            String path = node.get("path").asString();
            spans.add(new Span(
                    path.substring(path.lastIndexOf('/') + 1),
                    node.get("firstRow").asLong(),
                    node.get("rows").asLong()));
        } else {
            node.forEach(child -> collect(child, spans));
        }
    }

    String file(long row) {
        return spans.stream()
                .filter(span -> span.holds(row))
                .map(Span::name)
                .findFirst()
                .orElse("");
    }

    String record(long row) {
        return spans.stream()
                .filter(span -> span.holds(row))
                .map(span -> Long.toString(row - span.firstRow + 1))
                .findFirst()
                .orElse("");
    }

    record Span(String name, long firstRow, long rows) {
        boolean holds(long row) {
            return row >= firstRow && row < firstRow + rows;
        }
    }
}
