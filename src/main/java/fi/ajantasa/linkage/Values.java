package fi.ajantasa.linkage;

/** The values a comparison looked at, masked for a reader. */
final class Values {
    private final LinkInput input;

    Values(LinkInput input) {
        this.input = input;
    }

    String masked(Comparison comparison, Records records, int row) {
        return switch (comparison.name()) {
            case "surname" -> names(records.surname(row), records.former(row));
            case "given name" -> names(records.given(row, 0));
            case "further given names" -> names(records.given(row, 1), records.given(row, 2), records.given(row, 3));
            case "birth date" -> Masked.date(records.birth(row));
            case "address" -> address(records, row);
            case "phone" -> records.phone(row) == 0 ? "" : Masked.of(Long.toString(records.phone(row)));
            default -> other(comparison.name(), records, row);
        };
    }

    private String address(Records records, int row) {
        AddressTexts texts = input.texts.addresses();
        return joined(
                text(texts.streets(), records.street(row)),
                text(texts.numbers(), records.number(row)),
                text(texts.numbers(), records.flat(row)),
                text(texts.postcodes(), records.postcode(row)),
                text(texts.towns(), records.town(row)));
    }

    private String other(String attribute, Records records, int row) {
        for (int i = 0; i < input.others.size(); i++) {
            if (input.others.get(i).attribute().equals(attribute)) {
                return text(input.texts.other(i), records.other(row, i));
            }
        }
        return "";
    }

    private String names(int... ids) {
        String[] texts = new String[ids.length];
        for (int i = 0; i < ids.length; i++) {
            texts[i] = text(input.texts.names().texts, ids[i]);
        }
        return joined(texts);
    }

    private static String text(Texts texts, int id) {
        return id == Vocabulary.MISSING ? "" : Masked.of(texts.vocabulary().text(id));
    }

    private static String joined(String... texts) {
        return String.join(" ", texts).replaceAll(" +", " ").strip();
    }
}
