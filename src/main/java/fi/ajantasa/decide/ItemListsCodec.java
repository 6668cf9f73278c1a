package fi.ajantasa.decide;

import fi.ajantasa.person.Direction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.roaringbitmap.RoaringBitmap;

/** Item lists as bytes, the same for the same lists. */
final class ItemListsCodec {

    /** The lists beside those of items. */
    enum Kind {
        ADDED,
        LIFTED,
        RULE,
        OVERWRITE,
        SPOKEN
    }

    private ItemListsCodec() {}

    static byte[] plain(ItemLists lists) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(lists.items().size());
            for (Map.Entry<ItemLists.Key, RoaringBitmap> entry : lists.items().entrySet()) {
                out.writeUTF(entry.getKey().attribute());
                out.writeUTF(entry.getKey().outcome().name());
                out.writeUTF(entry.getKey().direction().name());
                write(out, entry.getValue());
            }
            write(out, lists.added());
            write(out, lists.lifted());
            write(out, lists.rules());
            write(out, lists.overwrites());
            write(out, lists.spoken());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static byte[] deflated(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static byte[] inflated(byte[] deflated) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException("stored item lists cannot be read", broken);
        }
    }

    static ItemLists parse(byte[] plain) {
        ItemLists lists = new ItemLists();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(plain))) {
            int size = in.readInt();
            for (int i = 0; i < size; i++) {
                String attribute = in.readUTF();
                ItemOutcome outcome = ItemOutcome.valueOf(in.readUTF());
                Direction direction = Direction.valueOf(in.readUTF());
                lists.put(new ItemLists.Key(attribute, outcome, direction), read(in));
            }
            for (Kind kind : Kind.values()) {
                int named = in.readInt();
                for (int i = 0; i < named; i++) {
                    lists.put(kind, in.readUTF(), read(in));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("stored item lists cannot be read", broken);
        }
        return lists;
    }

    private static void write(DataOutputStream out, SortedMap<String, RoaringBitmap> lists) throws IOException {
        out.writeInt(lists.size());
        for (Map.Entry<String, RoaringBitmap> entry : lists.entrySet()) {
            out.writeUTF(entry.getKey());
            write(out, entry.getValue());
        }
    }

    private static void write(DataOutputStream out, RoaringBitmap list) throws IOException {
        RoaringBitmap optimised = list.clone();
        optimised.runOptimize();
        optimised.serialize(out);
    }

    private static RoaringBitmap read(DataInputStream in) throws IOException {
        RoaringBitmap list = new RoaringBitmap();
        list.deserialize(in);
        return list;
    }
}
