package fi.ajantasa.wash;

import fi.ajantasa.report.ListName;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/** What a reply says, number by number. Every number that was sent has a place here, whether or not it came back. */
final class Answers {
    private final NumberList list;
    private final Said[] said;
    private long strangers;

    Answers(NumberList list) {
        this.list = list;
        this.said = new Said[list.size()];
        Arrays.fill(said, Said.NOTHING);
    }

    /** Takes in one record of a reply. */
    void add(String number, Said verdict) {
        int place = list.placeOf(number);
        if (place < 0) {
            strangers++;
        } else {
            said[place] = of(place).and(verdict);
        }
    }

    Said of(int place) {
        return said[place];
    }

    /** Whether the number was sent and has one usable verdict. */
    boolean isAnswered(int place) {
        return of(place).isAnswer();
    }

    /** How many records were of numbers we never sent, or of none at all. */
    long strangers() {
        return strangers;
    }

    long errors() {
        return lists().entrySet().stream()
                .filter(it -> it.getKey().name() == ListName.WASH_ERROR)
                .mapToLong(it -> it.getValue().getLongCardinality())
                .sum();
    }

    /** One list of the run that takes the answers: its name, and what is wrong with the reply where it is one of errors. */
    record Key(ListName name, String reason) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int order = name.compareTo(other.name);
            return order == 0 ? reason.compareTo(other.reason) : order;
        }
    }

    /** The lists behind E12, by the rows in which numbers land: their places, counted from 1. */
    Map<Key, RoaringBitmap> lists() {
        Map<Key, RoaringBitmap> lists = new TreeMap<>();
        for (ListName name : new ListName[] {ListName.WASHED, ListName.VERDICT_PROHIBITED, ListName.VERDICT_FREE}) {
            lists.put(new Key(name, ""), new RoaringBitmap());
        }
        list.sent().forEach((int place) -> {
            add(lists, new Key(ListName.WASHED, ""), place);
            add(lists, key(of(place)), place);
        });
        return lists;
    }

    private static Key key(Said said) {
        return switch (said) {
            case PROHIBITED -> new Key(ListName.VERDICT_PROHIBITED, "");
            case FREE -> new Key(ListName.VERDICT_FREE, "");
            default -> new Key(ListName.WASH_ERROR, said.error());
        };
    }

    private static void add(Map<Key, RoaringBitmap> lists, Key key, int place) {
        lists.computeIfAbsent(key, it -> new RoaringBitmap()).add(place + 1);
    }
}
