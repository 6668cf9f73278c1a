package fi.ajantasa.link;

/** Who of our customers has this identity code today, by its packed number; negative when nobody has. */
@FunctionalInterface
public interface CodeIndex {

    int findByHetu(long packed);
}
