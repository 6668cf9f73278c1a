package fi.ajantasa.person;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The attributes that exist: those built in, and those that job definitions declare. */
public final class AttributeCatalogue {

    private final Map<String, Attribute> attributes = new LinkedHashMap<>();

    private AttributeCatalogue(List<Attribute> attributes) {
        for (Attribute attribute : attributes) {
            Attribute before = this.attributes.put(attribute.name(), attribute);
            if (before != null && !before.equals(attribute)) {
                throw new IllegalArgumentException("attribute declared twice, differently: " + attribute.name());
            }
        }
    }

    public static AttributeCatalogue builtIn() {
        return new AttributeCatalogue(BuiltInAttributes.list());
    }

    /** This catalogue and these; the same attribute declared again must be declared alike. */
    public AttributeCatalogue with(List<Attribute> declared) {
        return new AttributeCatalogue(
                Stream.concat(attributes.values().stream(), declared.stream()).toList());
    }

    public Optional<Attribute> find(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /** The attribute of this name; throws an IllegalArgumentException when there is none. */
    public Attribute require(String name) {
        Attribute attribute = attributes.get(name);
        if (attribute == null) {
            throw new IllegalArgumentException("no such attribute: " + name);
        }
        return attribute;
    }

    /** All attributes, in the order in which they are shown. */
    public List<Attribute> list() {
        return List.copyOf(attributes.values());
    }
}
