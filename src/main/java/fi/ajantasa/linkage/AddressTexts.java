package fi.ajantasa.linkage;

/** The texts that addresses are made of. */
record AddressTexts(Texts streets, Texts numbers, Texts postcodes, Texts towns) {

    static AddressTexts of(Vocabularies texts) {
        return new AddressTexts(
                new Texts(texts.streets), new Texts(texts.numbers), new Texts(texts.postcodes), new Texts(texts.towns));
    }

    void learn() {
        streets.learn();
        numbers.learn();
        postcodes.learn();
        towns.learn();
    }

    void forget() {
        streets.forget();
        numbers.forget();
        postcodes.forget();
        towns.forget();
    }
}
