package fi.ajantasa.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what the register knows of a person in the rows of the population layout. */
final class PopulationRows {
    static final String HOME = "VAKINAINEN_KOTIMAINEN";
    static final String ABROAD = "VAKINAINEN_ULKOMAINEN";

    private static final List<String> FOREIGN = List.of(
            "Storgatan;Stockholm;752",
            "Kungsgatan;Göteborg;752",
            "Pikk;Tallinn;233",
            "Hauptstrasse;Berlin;276",
            "High Street;London;826",
            "Calle Mayor;Madrid;724",
            "Karl Johans gate;Oslo;578",
            "Main Street;Toronto;124");

    private final PersonMaker maker;

    PopulationRows(PersonMaker maker) {
        this.maker = maker;
    }

    /** The row of a base delivery. */
    Row base(int person, Person known) {
        Status status = known.status();
        Row row = new Row(Layout.POPULATION)
                .set("hetu", known.hetu())
                .set("hetu_voimassaolo", "1")
                .setKnown("edelliset_hetut", "")
                .setKnown("valinimi", "")
                .setFlag("turvakielto", status.isProtected())
                .setKnown("turvakielto_loppupv", "")
                .setFlag("paivityskielto", status.updateBan())
                .setFlag("luovutuskielto", status.contactBan())
                .setFlag("suoramarkkinointikielto", status.marketingBan())
                .set("kielikoodi", known.language());
        name(row, known.name());
        death(row, known.status().died());
        if (!status.hidesAddress()) {
            home(row, person, known);
        } else if (status.isProtected()) {
            row.set("yhteysosoite", "PL " + (100 + person % 800) + ", 00101 Helsinki");
        }
        return row;
    }

    /** What the detail file of a base delivery adds: former surname, previous, temporary and postal addresses. */
    List<Row> details(int person, Person known) {
        List<Row> rows = new ArrayList<>();
        if (known.formerFamily() != null) {
            LocalDate married = known.home().from();
            rows.add(formerName(known, known.formerFamily(), "EDELLINEN_SUKUNIMI", married));
        }
        if (known.status().hidesAddress() || known.status().abroad()) {
            return rows;
        }
        Dice dice = maker.dice(Dice.Aspect.DETAIL, person);
        if (dice.percent(4) && known.before().from().isBefore(known.home().from())) {
            rows.add(closed(known.hetu(), known.before(), known.home().from()));
        }
        if (dice.percent(1)) {
            rows.add(address(
                            known.hetu(),
                            "TILAPAINEN_KOTIMAINEN",
                            known.before().address())
                    .set("alkupv", known.home().from().toString())
                    .setKnown("loppupv", ""));
        }
        if (dice.percent(0.7)) {
            rows.add(postal(known, dice));
        }
        return rows;
    }

    void name(Row row, PersonName name) {
        row.set("sukunimi", name.family()).set("etunimet", name.given()).set("kutsumanimi", name.call());
    }

    void death(Row row, @Nullable LocalDate died) {
        row.setFlag("kuollut", died != null)
                .setKnown("kuolinpv", died == null ? "" : died.toString())
                .setKnown("kuolinpv_tarkkuus", died == null ? "" : "PAIVA");
    }

    void home(Row row, int person, Person known) {
        if (known.status().abroad()) {
            foreign(row, person).set("osoite_alkupv", known.home().from().toString());
        } else {
            Address address = known.home().address();
            domestic(row, HOME, address)
                    .set("kotikunta", address.place().code())
                    .set("osoite_alkupv", known.home().from().toString());
        }
        row.setKnown("osoite_loppupv", "");
    }

    Row foreign(Row row, int person) {
        Dice dice = maker.dice(Dice.Aspect.DETAIL, -1L - person);
        String[] abroad = dice.pick(FOREIGN).split(";", -1);
        return row.set("kotikunta", "200")
                .set("osoitelaji", ABROAD)
                .set("ulkomainen_lahiosoite", abroad[0] + " " + (1 + dice.below(90)))
                .set("ulkomainen_paikkakunta", abroad[1])
                .set("valtiokoodi", abroad[2]);
    }

    /** A detail row of an address that ended the day before another began. */
    Row closed(String hetu, Stay stay, LocalDate nextFrom) {
        return address(hetu, HOME, stay.address())
                .set("alkupv", stay.from().toString())
                .set("loppupv", nextFrom.minusDays(1).toString());
    }

    Row formerName(Person known, String former, String kind, LocalDate until) {
        return new Row(Layout.DETAIL)
                .set("hetu", known.hetu())
                .set("tietolaji", "NIMI")
                .set("nimi", former)
                .set("nimilaji", kind)
                .set("alkupv", known.born().toString())
                .set("loppupv", until.toString());
    }

    Row address(String hetu, String kind, Address address) {
        Row row = new Row(Layout.DETAIL).set("hetu", hetu).set("tietolaji", "OSOITE");
        return domestic(row, kind, address);
    }

    Row domestic(Row row, String kind, Address address) {
        return row.set("osoitelaji", kind)
                .set("katunimi_fi", address.streetFinnish())
                .setKnown("katunimi_sv", address.streetSwedish())
                .set("katunumero", address.number())
                .setKnown("porraskirjain", address.stair())
                .setKnown("huoneistonumero", address.apartment())
                .setKnown("jakokirjain", "")
                .set("postinumero", address.postcode())
                .set("postitoimipaikka_fi", address.place().finnish())
                .set("postitoimipaikka_sv", address.place().swedish())
                .set("rakennustunnus", address.building())
                .set("osoitenumero", "1")
                .set("asuinpaikantunnus", address.residence());
    }

    private static Row postal(Person known, Dice dice) {
        Place place = known.home().address().place();
        return new Row(Layout.DETAIL)
                .set("hetu", known.hetu())
                .set("tietolaji", "OSOITE")
                .set("osoitelaji", "POSTI_KOTIMAINEN")
                .set("katunimi_fi", "PL " + (1 + dice.below(900)))
                .set("postinumero", known.home().address().postcode())
                .set("postitoimipaikka_fi", place.finnish())
                .set("postitoimipaikka_sv", place.swedish())
                .set("alkupv", known.home().from().toString())
                .setKnown("loppupv", "");
    }
}
