package fi.ajantasa.normalise;

import fi.ajantasa.person.Spelling;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A name whose kind stands in another column: present, former, of birth. */
record NameGroup(int kindColumn, Map<String, String> kinds, int valueColumn, Validity validity, Terms terms)
        implements Group {

    private static final String OF_NO_USE = "none";

    @Override
    public void read(Reading reading) {
        String code = reading.value(kindColumn);
        String text = ValueReaders.checkedName(reading.text(valueColumn), reading);
        if (text.isEmpty()) {
            return;
        }
        @Nullable String attribute = kinds.get(code);
        if (attribute == null) {
            terms.unknownCode(reading);
        } else if (!attribute.equals(OF_NO_USE)) {
            boolean none = text.equals(Reading.KNOWN_EMPTY);
            reading.claim(attribute, none ? null : ValueGroup.nullIfEmpty(Spelling.clean(text)), validity);
        }
    }
}
