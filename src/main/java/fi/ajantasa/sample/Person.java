package fi.ajantasa.sample;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One invented person as the register knows them on a day. */
record Person(
        String hetu,
        LocalDate born,
        PersonName name,
        @Nullable String formerFamily,
        String language,
        Stay home,
        Stay before,
        Status status) {

    Person withName(PersonName other) {
        return new Person(hetu, born, other, name.family(), language, home, before, status);
    }

    Person withHome(Stay other) {
        return new Person(hetu, born, name, formerFamily, language, other, home, status);
    }

    Person withStatus(Status other) {
        return new Person(hetu, born, name, formerFamily, language, home, before, other);
    }

    /** This person under another identity code. */
    Person withCode(String otherHetu, LocalDate otherBorn) {
        return new Person(otherHetu, otherBorn, name, formerFamily, language, home, before, status);
    }

    /** This person as a member of another one's household. */
    Person livingWith(Person other) {
        return new Person(
                hetu,
                born,
                name.withFamily(other.name.family()),
                formerFamily,
                other.language,
                other.home,
                other.before,
                status);
    }

    @Override
    public String toString() {
        return "Person[…]";
    }
}
