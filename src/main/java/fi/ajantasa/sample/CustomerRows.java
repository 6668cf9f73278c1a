package fi.ajantasa.sample;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Writes down customers the way a customer system has come to know them: a little old, a little wrong. */
final class CustomerRows {
    private static final int FIRST_CUSTOMER = 10_001;
    private static final int CREDIT_CYCLE = 120;
    private static final int FIRST_BUSINESS = 9_000_001;
    private static final int[] BUSINESS_WEIGHTS = {7, 9, 10, 5, 8, 4, 2};
    private static final List<String> TRADES =
            List.of("Rakennus", "Kuljetus", "Sähkö", "Kiinteistö", "Puutarha", "Leipomo", "Konepaja", "Metsäpalvelu");
    private static final List<String> FORMS = List.of(" Oy", " Ky", " Tmi", " Oy Ab", " Osuuskunta");

    private final PersonMaker maker;
    private final Addresses addresses = new Addresses();
    private final LocalDate today;

    CustomerRows(PersonMaker maker, LocalDate today) {
        this.maker = maker;
        this.today = today;
    }

    static String number(int customer) {
        return "C-" + (FIRST_CUSTOMER + customer);
    }

    Row person(int customer, Person known, boolean plain) {
        Dice dice = maker.dice(Dice.Aspect.CUSTOMER, customer);
        Stay stay = dice.percent(12) ? known.before() : known.home();
        LocalDate since = between(stay.from(), today, dice);
        Row row = new Row(Layout.CUSTOMERS)
                .set("asiakasnumero", number(customer))
                .set("asiakaslaji", "H")
                .set("hetu", plain || dice.percent(97) ? known.hetu() : "")
                .set("syntymaaika", dice.percent(3) ? "" : known.born().toString())
                .set("kieli", language(known.language()));
        name(row, known, dice);
        address(row, stay, since, dice);
        contacts(row, known.name(), since, dice);
        wishes(row, since, dice);
        contract(row, stay.address(), since, dice);
        creditPurpose(row, customer);
        return row;
    }

    /** Where a company has been since it became a customer. */
    Address companyAddress(int customer) {
        return addresses.draw(maker.dice(Dice.Aspect.COMPANY, customer));
    }

    /** Few have an open invoice, a decision on a deposit before them, or a collection case. */
    private void creditPurpose(Row row, int customer) {
        String purpose =
                switch (customer % CREDIT_CYCLE) {
                    case 7, 67 -> "LASKU";
                    case 31 -> "VAKUUS";
                    case 103 -> "PERINTA";
                    default -> "";
                };
        if (!purpose.isEmpty() && !row.cell("hetu").isEmpty()) {
            row.set("luottoperuste", purpose)
                    .set(
                            "luottoperuste_asti",
                            today.plusDays(30L + customer % CREDIT_CYCLE).toString());
        }
    }

    Row company(int customer) {
        Dice dice = maker.dice(Dice.Aspect.COMPANY, customer);
        Address address = addresses.draw(dice);
        LocalDate since = today.minusDays(30 + dice.below(4_000));
        String name =
                address.streetFinnish().replaceFirst("(tie|katu|polku|kuja|rinne|ranta|kaari|mäki|raitti|portti)$", "");
        Row row = new Row(Layout.CUSTOMERS)
                .set("asiakasnumero", number(customer))
                .set("asiakaslaji", "Y")
                .set("ytunnus", businessId(customer))
                .set("yritysnimi", name + " " + dice.pick(TRADES) + dice.pick(FORMS))
                .set("kieli", "fi");
        address(row, new Stay(address, since), since, dice);
        contract(row, address, since, dice);
        return row.set("sahkoposti", "toimisto." + customer + "@yritys.example")
                .set("sahkoposti_annettu", since.toString());
    }

    /** The address that a customer told rightly on moving in. */
    void address(Row row, Stay stay) {
        boolean swedish = "sv".equals(row.cell("kieli"));
        Place place = stay.address().place();
        row.set("katuosoite", stay.address().line(swedish))
                .set("postinumero", stay.address().postcode())
                .set("postitoimipaikka", swedish ? place.swedish() : place.finnish())
                .set("osoite_annettu", stay.from().toString());
    }

    private static void name(Row row, Person known, Dice dice) {
        PersonName name = known.name();
        boolean capitals = dice.percent(3);
        String family = dice.percent(1.5) ? Slips.misspelt(name.family(), dice) : name.family();
        if (known.formerFamily() != null && dice.percent(25)) {
            family = known.formerFamily();
        }
        String given = dice.percent(60) ? name.given() : name.given().split(" ", -1)[0];
        row.set("sukunimi", cased(family, capitals))
                .set("etunimet", cased(dice.percent(1) ? Slips.misspelt(given, dice) : given, capitals))
                .set("kutsumanimi", dice.percent(65) ? cased(name.call(), capitals) : "");
    }

    private void address(Row row, Stay stay, LocalDate since, Dice dice) {
        if (dice.percent(2)) {
            return;
        }
        address(row, stay);
        row.set("osoite_annettu", since.toString());
        if (dice.percent(5)) {
            row.set("katuosoite", cased(row.cell("katuosoite"), true))
                    .set("postitoimipaikka", cased(row.cell("postitoimipaikka"), true));
        }
    }

    private void contacts(Row row, PersonName name, LocalDate since, Dice dice) {
        LocalDate given = between(since, today, dice);
        if (dice.percent(88)) {
            row.set("matkapuhelin", mobile(dice)).set("puhelin_annettu", given.toString());
        }
        if (dice.percent(6)) {
            row.set("lankapuhelin", "09 4" + (100 + dice.below(900)) + " " + (100 + dice.below(900)))
                    .set("puhelin_annettu", given.toString());
        }
        if (dice.percent(75)) {
            String local = ascii(name.call()) + "." + ascii(name.family()) + (dice.percent(40) ? dice.below(100) : "");
            row.set("sahkoposti", local + "@" + dice.pick(List.of("posti.example", "koti.example", "mail.example")))
                    .set("sahkoposti_annettu", given.toString());
        }
    }

    private void wishes(Row row, LocalDate since, Dice dice) {
        String said = between(since, today, dice).toString();
        if (dice.percent(45)) {
            row.setFlag("suostumus_sahkoposti", dice.percent(60))
                    .setFlag("suostumus_tekstiviesti", dice.percent(35))
                    .set("suostumus_annettu", said);
        }
        if (dice.percent(12)) {
            row.setFlag("kielto_puhelin", dice.percent(80))
                    .setFlag("kielto_posti", dice.percent(40))
                    .setFlag("kielto_sahkoposti", dice.percent(30))
                    .setFlag("kielto_tekstiviesti", dice.percent(50))
                    .set("kielto_annettu", said);
        }
    }

    private void contract(Row row, Address address, LocalDate since, Dice dice) {
        row.set("kayttopaikka", meteringPoint(row.cell("asiakasnumero")))
                .set("kayttopaikka_katuosoite", address.line(false))
                .set("kayttopaikka_postinumero", address.postcode())
                .set("kayttopaikka_postitoimipaikka", address.place().finnish());
        if (dice.percent(90)) {
            row.set("sopimustila", "VOIMASSA").set("sopimus_alkupv", since.toString());
        } else if (dice.percent(85)) {
            row.set("sopimustila", "PAATTYNYT")
                    .set("sopimus_alkupv", since.toString())
                    .set("sopimus_loppupv", between(since, today, dice).toString());
        } else {
            row.set("sopimustila", "TULEVA")
                    .set("sopimus_alkupv", today.plusDays(1L + dice.below(60)).toString());
        }
    }

    /** A metering point id: eighteen digits, the last one the GS1 check digit. */
    static String meteringPoint(String customerNumber) {
        String digits = "64300" + String.format(Locale.ROOT, "%012d", Long.parseLong(customerNumber.substring(2)));
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return digits + (10 - sum % 10) % 10;
    }

    /** The n-th business id whose check digit exists; no company has an id from 9000001 on. */
    private static String businessId(int nth) {
        int digits = FIRST_BUSINESS + nth;
        int remainder = businessRemainder(digits);
        while (remainder == 1) {
            digits += 500_000;
            remainder = businessRemainder(digits);
        }
        return digits + "-" + (remainder == 0 ? 0 : 11 - remainder);
    }

    private static int businessRemainder(int digits) {
        String text = Integer.toString(digits);
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += (text.charAt(i) - '0') * BUSINESS_WEIGHTS[i];
        }
        return sum % 11;
    }

    private static String mobile(Dice dice) {
        String prefix = dice.pick(List.of("40", "41", "44", "45", "50"));
        String first = "00" + dice.below(10);
        String last = Integer.toString(1000 + dice.below(9000));
        return switch (dice.below(5)) {
            case 0 -> "+358 " + prefix + " " + first + " " + last;
            case 1 -> "+358" + prefix + first + last;
            case 2 -> "0" + prefix + "-" + first + last;
            case 3 -> "0" + prefix + first + last;
            default -> "0" + prefix + " " + first + " " + last;
        };
    }

    private static String language(String mother) {
        return switch (mother) {
            case "fi", "ru", "et" -> "fi";
            case "sv" -> "sv";
            default -> "en";
        };
    }

    private static String cased(String text, boolean capitals) {
        return capitals ? text.toUpperCase(Locale.ROOT) : text;
    }

    private static String ascii(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z-]", "")
                .toLowerCase(Locale.ROOT);
    }

    private static LocalDate between(LocalDate from, LocalDate to, Dice dice) {
        return from.plusDays(dice.below(1 + (int) ChronoUnit.DAYS.between(from, to)));
    }
}
