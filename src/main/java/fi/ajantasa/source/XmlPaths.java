package fi.ajantasa.source;

import fi.ajantasa.job.Place;
import fi.ajantasa.job.Spot;
import fi.ajantasa.job.XmlFormat;
import fi.ajantasa.source.XmlTranscript.Element;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The paths of several names that a format asks for, and what stands at their ends. */
final class XmlPaths {
    private final Set<Spot.Path> wanted = new HashSet<>();

    private XmlPaths() {}

    static XmlPaths of(XmlFormat format) {
        XmlPaths paths = new XmlPaths();
        format.columns().values().forEach(place -> place.spots().forEach(spot -> {
            if (spot instanceof Spot.Path path && isLong(path)) {
                paths.wanted.add(path);
            }
        }));
        XmlFormat.Totals totals = format.totals();
        if (totals != null) {
            Stream.of(totals.count(), totals.sum(), totals.of()).forEach(paths.wanted::add);
        }
        return paths;
    }

    static boolean isLong(Spot.Path path) {
        return path.element().indexOf('/') >= 0;
    }

    boolean isEmpty() {
        return wanted.isEmpty();
    }

    /**
     * Keeps what the innermost element says for those of the open ones from which a path leads to it.
     *
     * @param open the elements that are not closed, the innermost first
     */
    void keep(Deque<Element> open, String text) {
        for (Spot.Path path : wanted) {
            Element owner = owner(path, open);
            if (owner != null) {
                String says = path.attribute().isEmpty()
                        ? text.strip()
                        : open.element().attributes().getOrDefault(path.attribute(), "");
                String before = owner.read().putIfAbsent(path, says);
                if (before != null && !before.equals(says)) {
                    owner.several().add(path);
                }
            }
        }
    }

    /** The element that the path to the innermost one begins with, or null where that is not its end. */
    static @Nullable Element owner(Spot.Path path, Deque<Element> open) {
        List<String> names = path.names();
        Iterator<Element> outwards = open.iterator();
        Element element = null;
        for (int i = names.size() - 1; i >= 0; i--) {
            if (!outwards.hasNext()) {
                return null;
            }
            element = outwards.next();
            if (!element.name().equals(names.get(i))) {
                return null;
            }
        }
        return element;
    }

    /** What was read at the end of a path that begins with an open element. */
    static String text(Spot.Path path, Deque<Element> open) {
        Element owner = begins(path, open);
        return owner == null ? "" : owner.read().getOrDefault(path, "");
    }

    /** Whether a column's path leads to several elements that differ. */
    boolean isAmbiguous(@Nullable Place place, Deque<Element> open) {
        if (place == null || wanted.isEmpty()) {
            return false;
        }
        for (Spot spot : place.spots()) {
            Element owner = spot instanceof Spot.Path path ? begins(path, open) : null;
            if (owner != null
                    && spot instanceof Spot.Path path
                    && owner.several().contains(path)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Element begins(Spot.Path path, Deque<Element> open) {
        String first = path.names().get(0);
        for (Element element : open) {
            if (element.name().equals(first)) {
                return element;
            }
        }
        return null;
    }
}
