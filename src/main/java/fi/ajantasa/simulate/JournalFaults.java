package fi.ajantasa.simulate;

import fi.ajantasa.simulate.JournalFault.Telling;
import fi.ajantasa.simulate.JournalFault.Trouble;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What can be wrong with what the change service tells. */
final class JournalFaults {
    /** All our customers are one part then, so that there are too many of them for one call. */
    static final String TOO_MANY = "F98";

    private static final String ADDED = "LISATTY";

    private JournalFaults() {}

    static List<JournalFault> list() {
        return List.of(
                always("F92", "fails whenever one part of our customers is asked for", Trouble.FAILS_FOR_SOME),
                later("F94", "every key it ever gave is refused", Trouble.FORGETS_KEYS),
                always("F95", "a long journal, and no key but one got by a day", Trouble.FORGETS_KEYS),
                always("F97", "base data lacks people and addresses without a word", Trouble.LEAVES_OUT),
                always(TOO_MANY, "locks out who asks for over a thousand, or for nobody", Trouble.LOCKS_OUT),
                told("F108", "one person's change cannot be read", (told, change) -> garble(change)),
                told("F109", "a person gets a new code and a protection order at once", JournalFaults::renameAndHide),
                later("F111", "base data is needed anew and lacks all protection orders", Trouble.FORGETS_ORDERS),
                later("F112", "one part of our customers fails, night after night", Trouble.FAILS_FOR_SOME),
                told("F113", "a change cannot be read, another of the same moment can", JournalFaults::garbleOneOfTwo),
                told("F122", "a member is misspelt", (told, change) -> misspell(change)),
                told("F123", "a name has two spellings, a death is known to the month", JournalFaults::spellTwice));
    }

    private static JournalFault always(String number, String does, Trouble trouble) {
        return new JournalFault(number, does, 1, trouble);
    }

    private static JournalFault later(String number, String does, Trouble trouble) {
        return new JournalFault(number, does, 2, trouble);
    }

    private static JournalFault told(String number, String does, Telling telling) {
        return new JournalFault(number, does, 2, Trouble.NONE, telling);
    }

    private static void garble(ObjectNode change) {
        change.put(ChangeApi.MOMENT_OF, "one of these days");
    }

    private static void garbleOneOfTwo(ArrayNode told, ObjectNode change) {
        told.add(change.deepCopy());
        change.put(ChangeApi.GROUPS, "some");
    }

    private static ObjectNode group(ObjectNode change, String name) {
        return change.withArray(ChangeApi.GROUPS)
                .addObject()
                .put("tietoryhma", name)
                .put("muutosattribuutti", ADDED);
    }

    private static void renameAndHide(ArrayNode told, ObjectNode change) {
        String code = change.path(ChangeApi.PERSON).asString("");
        String next = anotherCode(code);
        group(change, "TURVAKIELTO").put("turvakieltoAktiivinen", true);
        for (boolean active : List.of(true, false)) {
            group(change, "HENKILOTUNNUS_KORJAUS")
                    .put("muutosattribuutti", active ? ADDED : "MUUTETTU")
                    .put("voimassaolo", active ? "AKTIIVI" : "PASSIIVI")
                    .put("muutettuHenkilotunnus", active ? next : code)
                    .put("aktiivinenHenkilotunnus", next)
                    .putArray("edellisetHenkilotunnukset")
                    .add(code);
        }
    }

    /** An artificial code of the same birth date and sex, far from those that are given to people first. */
    private static String anotherCode(String code) {
        String date = code.substring(0, 6);
        int number = Integer.parseInt(code.substring(7, 10));
        int next = number >= 998 ? number - 2 : 998 + number % 2;
        char check = "0123456789ABCDEFHJKLMNPRSTUVWXY".charAt((int) (Long.parseLong(date + next) % 31));
        return code.substring(0, 7) + next + check;
    }

    private static void misspell(ObjectNode change) {
        group(change, "KUOLINPAIVA")
                .put("kuollut", true)
                .putObject("kuolipv")
                .put("arvo", "2026-01-31")
                .put("tarkkuus", "PAIVA");
    }

    private static void spellTwice(ArrayNode told, ObjectNode change) {
        group(change, "HENKILON_NIMI").put("sukunimi", "Simunek").put("sukunimiUTF8", "\u0160im\u016fnek");
        group(change, "KUOLINPAIVA")
                .put("kuollut", true)
                .putObject("kuolinpv")
                .put("arvo", "2026-01-01")
                .put("tarkkuus", "KUUKAUSI");
    }
}
