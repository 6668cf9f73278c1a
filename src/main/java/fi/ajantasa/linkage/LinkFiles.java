package fi.ajantasa.linkage;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is to be linked.
 *
 * @param right null to search the left file for duplicates
 * @param truth the right's column with the left's id, or the column of clusters in one file; empty when there is none
 */
public record LinkFiles(Path left, @Nullable Path right, MapFile map, String truth) {

    LinkInput read() throws IOException {
        return right == null
                ? LinkInput.one(left, map.left(), truth)
                : LinkInput.two(left, map.left(), right, map.right(), truth);
    }
}
