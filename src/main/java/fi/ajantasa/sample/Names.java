package fi.ajantasa.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Draws names as common and as rare as people's are. */
final class Names {
    /** Which lists a household's names come from. */
    enum Tongue {
        FINNISH,
        SWEDISH,
        OTHER
    }

    private static final int RARE_SURNAMES_PERCENT = 35;
    private static final int YOUNGER_FROM = 1975;

    private final Map<String, WeightedList<String>> lists;
    private final List<String> rareSurnames;
    private final Set<String> womensNames;
    private final @Nullable WeightedList<String> families;

    Names() {
        this(false);
    }

    private Names(boolean manyFamilies) {
        Map<?, ?> words = Resources.entries("names.yaml").get(0);
        this.families = manyFamilies ? Families.of(words(words.get("surnames-finnish"))) : null;
        this.lists = words.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        list -> String.valueOf(list.getKey()), list -> WeightedList.byRank(words(list.getValue()))));
        this.womensNames = words.entrySet().stream()
                .filter(list -> String.valueOf(list.getKey()).startsWith("women-"))
                .flatMap(list -> words(list.getValue()).stream())
                .collect(Collectors.toUnmodifiableSet());
        List<String> endings = words(words.get("stem-endings"));
        this.rareSurnames = words(words.get("stems")).stream()
                .flatMap(stem -> endings.stream().map(ending -> stem + ending))
                .toList();
    }

    /** The same given names, but with as many different surnames as a large population has. */
    static Names ofManyFamilies() {
        return new Names(true);
    }

    String family(Tongue tongue, Dice dice) {
        if (families != null && tongue == Tongue.FINNISH) {
            return families.pick(dice);
        }
        return switch (tongue) {
            case SWEDISH -> draw("surnames-swedish", dice);
            case OTHER -> draw("surnames-other", dice);
            case FINNISH ->
                dice.percent(RARE_SURNAMES_PERCENT) ? dice.pick(rareSurnames) : draw("surnames-finnish", dice);
        };
    }

    /** One to three first names, one of which, usually the first, is the call name. */
    PersonName of(String family, Tongue tongue, boolean woman, int bornYear, Dice dice) {
        String list = list(tongue, woman, bornYear, dice);
        List<String> given = new ArrayList<>();
        int wanted = dice.percent(12) ? 1 : dice.percent(75) ? 2 : 3;
        while (given.size() < wanted) {
            String name = draw(list, dice);
            if (!given.contains(name)) {
                given.add(name);
            }
        }
        String call = dice.percent(85) ? given.get(0) : dice.pick(given);
        return new PersonName(family, String.join(" ", given), call);
    }

    /** Whether the first of the given names is a woman's. */
    boolean isWoman(PersonName name) {
        return womensNames.contains(name.given().split(" ", 2)[0]);
    }

    private static String list(Tongue tongue, boolean woman, int bornYear, Dice dice) {
        String sex = woman ? "women" : "men";
        return switch (tongue) {
            case SWEDISH -> sex + "-swedish";
            case OTHER -> sex + "-other";
            case FINNISH -> sex + (bornYear >= YOUNGER_FROM != dice.percent(12) ? "-younger" : "-older");
        };
    }

    private String draw(String list, Dice dice) {
        WeightedList<String> words = lists.get(list);
        if (words == null) {
            throw new IllegalStateException("names.yaml has no list " + list);
        }
        return words.pick(dice);
    }

    private static List<String> words(@Nullable Object list) {
        return List.of(String.valueOf(list).strip().split("\\s+", -1));
    }
}
