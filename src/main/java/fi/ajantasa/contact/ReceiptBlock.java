package fi.ajantasa.contact;

import fi.ajantasa.audit.MerkleList;
import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.HeldJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Receipts of customers that follow each other, as they are stored: a JSON array {@code [customer, verdict, attribute,
 * extract, row, [[word, verdict, rule, source], …]]} on a line each, deflated, with the root over the lines.
 */
final class ReceiptBlock {
    private static final JsonMapper JSON = new JsonMapper();
    private final int firstCustomer;
    private final int lastCustomer;
    private final int entries;
    private final String hash;
    private final byte[] body;

    ReceiptBlock(int firstCustomer, int lastCustomer, int entries, String hash, byte[] body) {
        this.firstCustomer = firstCustomer;
        this.lastCustomer = lastCustomer;
        this.entries = entries;
        this.hash = hash;
        this.body = body;
    }

    int firstCustomer() {
        return firstCustomer;
    }

    int lastCustomer() {
        return lastCustomer;
    }

    int entries() {
        return entries;
    }

    String hash() {
        return hash;
    }

    byte[] body() {
        return body;
    }

    static ReceiptBlock of(List<Receipt> receipts) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(receipts.size() * 60);
        try (JsonGenerator json = HeldJson.generator(plain)) {
            for (Receipt receipt : receipts) {
                write(json, receipt);
                json.writeRaw('\n');
            }
        }
        byte[] lines = plain.toByteArray();
        int last = receipts.size() - 1;
        return new ReceiptBlock(
                receipts.get(0).customer(),
                receipts.get(last).customer(),
                receipts.size(),
                new MerkleList(split(lines)).root(),
                deflated(lines));
    }

    /**
     * The receipts in the block.
     *
     * @throws IllegalStateException when they are not what was stored
     */
    List<Receipt> receipts() {
        return lines().stream().map(it -> receipt(JSON.readTree(it))).toList();
    }

    /** The lines, as they were hashed; see {@link #receipts}. */
    List<byte[]> lines() {
        List<byte[]> lines = split(inflated(body));
        if (!new MerkleList(lines).root().equals(hash)) {
            throw new IllegalStateException("stored receipts are damaged");
        }
        return lines;
    }

    private static List<byte[]> split(byte[] lines) {
        List<byte[]> split = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < lines.length; at++) {
            if (lines[at] == '\n') {
                split.add(Arrays.copyOfRange(lines, from, at));
                from = at + 1;
            }
        }
        return split;
    }

    private static void write(JsonGenerator json, Receipt receipt) {
        Answer answer = receipt.answer();
        Reach reach = answer.reach();
        json.writeStartArray();
        json.writeNumber(receipt.customer());
        json.writeString(answer.verdict().name());
        json.writeString(reach == null ? "" : reach.attribute());
        json.writeNumber(reach == null ? 0 : reach.origin().extract());
        json.writeNumber(reach == null ? 0 : reach.origin().row());
        json.writeStartArray();
        answer.reasons().forEach(it -> write(json, it));
        answer.grounds().forEach(it -> write(json, it));
        json.writeEndArray();
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Reason reason) {
        json.writeStartArray();
        json.writeString(reason.word());
        json.writeString(reason.verdict().name());
        json.writeString(reason.rule());
        json.writeString(reason.source());
        json.writeEndArray();
    }

    private static Receipt receipt(JsonNode line) {
        List<Reason> reasons = new ArrayList<>();
        List<Reason> grounds = new ArrayList<>();
        for (JsonNode it : line.path(5)) {
            Verdict verdict = Verdict.valueOf(it.path(1).asString());
            (verdict == Verdict.ALLOWED ? grounds : reasons)
                    .add(new Reason(
                            it.path(0).asString(),
                            verdict,
                            it.path(2).asString(),
                            it.path(3).asString()));
        }
        String attribute = line.path(2).asString();
        Reach reach = attribute.isEmpty()
                ? null
                : new Reach(
                        attribute, new Origin(line.path(3).asInt(), line.path(4).asInt()));
        Verdict verdict = Verdict.valueOf(line.path(1).asString());
        return new Receipt(line.path(0).asInt(), new Answer(verdict, reasons, grounds, reach));
    }

    private static byte[] deflated(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 8 + 64);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] inflated(byte[] body) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(body))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
