package fi.ajantasa.normalise;

import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.person.PostalAddress;
import fi.ajantasa.person.ValueKind;
import fi.ajantasa.place.Gazetteer;
import fi.ajantasa.place.PlaceFinding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Remarks on addresses and municipalities that the lists of places doubt. A remark is counted and listed, no more: the
 * record counts as it is, and without lists nothing is remarked.
 */
public final class PlaceCheck {
    private static final String MUNICIPALITY = "municipality";
    private static final String NOT_IN_FORCE = "municipality-not-in-force";

    private final Gazetteer places;
    private final AttributeCatalogue catalogue;
    private final LocalDate today;

    /** @param today on which a municipality must be one */
    public PlaceCheck(Gazetteer places, AttributeCatalogue catalogue, LocalDate today) {
        this.places = places;
        this.catalogue = catalogue;
        this.today = today;
    }

    /** The same record, with a remark for each kind of doubt. */
    public RegisterRecord remark(RegisterRecord record) {
        if (places.isEmpty()) {
            return record;
        }
        Set<String> notes = new LinkedHashSet<>(record.notes());
        record.claims().forEach(claim -> findDoubt(claim).ifPresent(notes::add));
        return notes.size() == record.notes().size() ? record : record.noting(new ArrayList<>(notes));
    }

    private Optional<String> findDoubt(Claim claim) {
        String value = claim.value();
        if (value == null) {
            return Optional.empty();
        } else if (claim.attribute().equals(MUNICIPALITY)) {
            return places.findMunicipality(value, today)
                    .filter(inForce -> !inForce)
                    .map(it -> NOT_IN_FORCE);
        }
        return isAddress(claim)
                ? Optional.of(places.judge(PostalAddress.from(value)))
                        .filter(PlaceFinding::isDoubt)
                        .map(PlaceFinding::word)
                : Optional.empty();
    }

    private boolean isAddress(Claim claim) {
        return catalogue
                .find(claim.attribute())
                .filter(it -> it.kind() == ValueKind.ADDRESS)
                .isPresent();
    }
}
