package fi.ajantasa.report;

/** Names one list of a run: its name and, where the list is kept by attribute, reason or remark, that word. */
public record ListKey(String name, String attribute) implements Comparable<ListKey> {

    static ListKey of(ListName name) {
        return new ListKey(name.word(), "");
    }

    static ListKey of(ListName name, String attribute) {
        return new ListKey(name.word(), attribute);
    }

    /** Reads what follows {@code --list}: {@code rejected} or {@code changed/family-name}. */
    static ListKey parse(String text) {
        int slash = text.indexOf('/');
        return slash < 0 ? new ListKey(text, "") : new ListKey(text.substring(0, slash), text.substring(slash + 1));
    }

    /** The word after {@code --list}. */
    public String path() {
        return attribute.isEmpty() ? name : name + "/" + attribute;
    }

    @Override
    public int compareTo(ListKey other) {
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : attribute.compareTo(other.attribute);
    }
}
