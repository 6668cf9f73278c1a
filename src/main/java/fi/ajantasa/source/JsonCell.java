package fi.ajantasa.source;

import fi.ajantasa.job.JsonFormat;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one path of a record says, as far as it has been read: a text for the record and, behind it, one for the element
 * being read of each list on the way.
 */
final class JsonCell {
    final JsonFormat.@Nullable Type type;
    private final String[] texts;
    private final boolean[] told;
    private final boolean[] several;

    /**
     * @param lists how many lists are on the way
     * @param type what value is right, null for any
     */
    JsonCell(int lists, JsonFormat.@Nullable Type type) {
        this.type = type;
        this.texts = new String[lists + 1];
        this.told = new boolean[lists + 1];
        this.several = new boolean[lists + 1];
        Arrays.fill(texts, "");
    }

    void put(String text) {
        texts[texts.length - 1] = text;
        told[texts.length - 1] = true;
    }

    /** The text behind so many lists, empty for none. */
    String text(int lists) {
        return texts[lists];
    }

    boolean isTold() {
        return told[0] || several[0];
    }

    /** Whether several elements of a list were meant that differ here, which is none. */
    boolean isSeveral() {
        return several[0];
    }

    void forget(int lists) {
        texts[lists] = "";
        told[lists] = false;
        several[lists] = false;
    }

    /** Takes what the element of a list says for what the list says; another element may only say the same. */
    void take(int lists, boolean first) {
        boolean same = told[lists - 1] == told[lists] && texts[lists - 1].equals(texts[lists]);
        several[lists - 1] = several[lists] || (!first && (several[lists - 1] || !same));
        texts[lists - 1] = texts[lists];
        told[lists - 1] = told[lists];
    }
}
