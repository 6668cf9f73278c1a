package fi.ajantasa.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes companies down as the business register's open data does (version 3), one day after the other. */
final class CompanyJson {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<String, String> FORMS =
            Map.of("Oy", "16", "Ab", "16", "Ky", "13", "Tmi", "26", "Osuuskunta", "14");
    private static final List<String> LINES = List.of("41000", "49410", "43210", "68200", "81300", "10710", "25620");
    private static final int UNKNOWN_FORM = 999;

    private final CustomerRows rows;
    private final LocalDate date;
    private final int day;

    /**
     * @param date of the delivery
     * @param day its number, from 1
     */
    CompanyJson(CustomerRows rows, LocalDate date, int day) {
        this.rows = rows;
        this.date = date;
        this.day = day;
    }

    /** A company as {@link CustomerRows} knows it; {@code what} happened to it since. */
    ObjectNode company(int company, CompanyCase what, Dice dice) {
        Row known = rows.company(company);
        LocalDate since = date.minusDays(400L + dice.below(9_000));
        ObjectNode json = JSON.createObjectNode();
        json.putObject("businessId")
                .put("value", known.cell("ytunnus"))
                .put("registrationDate", since.toString())
                .put("source", "3");
        json.putObject("euId").put("value", "FIFPRO." + known.cell("ytunnus")).put("source", "1");
        names(json.putArray("names"), known.cell("yritysnimi"), what, since);
        described(json.putObject("mainBusinessLine"), dice.pick(LINES)).put("typeCodeSet", "TOIMI4");
        form(json.putArray("companyForms"), known.cell("yritysnimi"), what, since);
        ArrayNode situations = json.putArray("companySituations");
        what.situation(day, date).ifPresent(it -> situation(situations.addObject(), it));
        json.putArray("registeredEntries");
        Address home = rows.companyAddress(company);
        Address moved = rows.companyAddress(company + 1);
        ArrayNode addresses = json.putArray("addresses");
        address(addresses.addObject().put("type", 1), home, since);
        address(addresses.addObject().put("type", 2), what == CompanyCase.MOVED ? moved : home, since);
        json.put("tradeRegisterStatus", "1").put("status", "2").put("registrationDate", since.toString());
        if (what == CompanyCase.ENDED && day > 1) {
            json.put("endDate", date.toString());
        }
        return json.put("lastModified", date.minusDays(1 + dice.below(90)) + "T06:00:00");
    }

    private static void names(ArrayNode names, String name, CompanyCase what, LocalDate since) {
        boolean other = what == CompanyCase.RENAMED || what == CompanyCase.TWO_NAMES;
        if (other) {
            name(names, "Uusi " + name, "1", since.plusYears(1), null);
        }
        name(names, name, "1", since, what == CompanyCase.RENAMED ? since.plusYears(1) : null);
        name(names, name.toUpperCase(Locale.ROOT) + " AUX", "3", since, null);
    }

    private static void name(ArrayNode names, String name, String type, LocalDate from, @Nullable LocalDate until) {
        ObjectNode json =
                names.addObject().put("name", name).put("type", type).put("registrationDate", from.toString());
        if (until != null) {
            json.put("endDate", until.toString());
        }
        json.put("version", until == null ? 1 : 2).put("source", "1");
    }

    private static void form(ArrayNode forms, String name, CompanyCase what, LocalDate since) {
        String code = FORMS.getOrDefault(name.substring(name.lastIndexOf(' ') + 1), "16");
        described(forms.addObject(), what == CompanyCase.UNKNOWN_FORM ? "" + UNKNOWN_FORM : code)
                .put("registrationDate", since.toString())
                .put("version", 1)
                .put("source", "1");
    }

    private static ObjectNode described(ObjectNode json, String code) {
        json.put("type", code)
                .putArray("descriptions")
                .addObject()
                .put("languageCode", "1")
                .put("description", code);
        return json;
    }

    private static void situation(ObjectNode json, Situation situation) {
        json.put("type", situation.code())
                .put("registrationDate", situation.from().toString());
        if (situation.until() != null) {
            json.put("endDate", situation.until().toString());
        }
        json.put("source", "1");
    }

    private static void address(ObjectNode json, Address address, LocalDate since) {
        json.put("street", address.streetFinnish()).put("buildingNumber", address.number());
        if (!address.apartment().isEmpty()) {
            json.put("entrance", address.stair()).put("apartmentNumber", address.apartment());
        }
        json.put("postCode", address.postcode());
        ArrayNode offices = json.putArray("postOffices");
        office(offices, address.place().finnish(), "1", address.place().code());
        if (!address.place().swedish().isEmpty()) {
            office(offices, address.place().swedish(), "2", address.place().code());
        }
        json.put("registrationDate", since.toString()).put("source", "0");
    }

    private static void office(ArrayNode offices, String city, String language, String municipality) {
        offices.addObject()
                .put("city", city.toUpperCase(Locale.ROOT))
                .put("languageCode", language)
                .put("municipalityCode", municipality);
    }
}
