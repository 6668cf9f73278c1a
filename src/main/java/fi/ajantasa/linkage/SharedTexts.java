package fi.ajantasa.linkage;

import java.util.ArrayList;
import java.util.List;

/** The texts of both files, ready to be compared. */
final class SharedTexts {
    private final NameTexts names;
    private final AddressTexts addresses;
    private final List<Texts> others = new ArrayList<>();
    private final List<Spread> spreads = new ArrayList<>();
    private final boolean oneFile;
    private final Commonness commonness;

    SharedTexts(Vocabularies texts, Records left, Records right, boolean oneFile) {
        names = new NameTexts(texts.names, left, right, oneFile);
        addresses = AddressTexts.of(texts);
        for (int i = 0; i < texts.others.length; i++) {
            Texts other = new Texts(texts.others[i]);
            Column column = Column.other(left, i);
            others.add(other);
            spreads.add(new Spread(Counts.of(other, column), column, Column.other(right, i), oneFile));
        }
        this.oneFile = oneFile;
        commonness = Commonness.count(left, right, places(), oneFile);
    }

    /** The same texts under the same numbers, for another thread. */
    private SharedTexts(Vocabularies texts, Records left, Records right, Commonness commonness) {
        names = new NameTexts(texts.names, left, right, false);
        addresses = AddressTexts.of(texts);
        oneFile = false;
        this.commonness = commonness;
    }

    /** For another thread: apart from these, but for what was counted and written into the left records. */
    SharedTexts copy(Vocabularies copied, Records left, Records right) {
        return new SharedTexts(copied, left, right, commonness);
    }

    /** Takes in the names and addresses interned since. */
    void learn() {
        names.learn();
        addresses.learn();
    }

    /** Forgets the names and addresses interned since the beginning. */
    void forget() {
        names.forget();
        addresses.forget();
    }

    NameTexts names() {
        return names;
    }

    AddressTexts addresses() {
        return addresses;
    }

    Texts other(int index) {
        return others.get(index);
    }

    Places places() {
        return new Places(addresses.streets(), addresses.towns());
    }

    Commonness commonness() {
        return commonness;
    }

    Spread spread(int index) {
        return spreads.get(index);
    }

    boolean oneFile() {
        return oneFile;
    }

    /** Whether most texts of the attribute hold a digit. */
    boolean isCode(int index) {
        Vocabulary texts = others.get(index).vocabulary();
        int withDigit = 0;
        for (int id = 1; id < texts.size(); id++) {
            withDigit += hasDigit(texts, id) ? 1 : 0;
        }
        return withDigit * 2 > texts.size();
    }

    private static boolean hasDigit(Vocabulary texts, int id) {
        for (int i = 0; i < texts.length(id); i++) {
            if (Letters.isDigit(texts.at(id, i))) {
                return true;
            }
        }
        return false;
    }
}
