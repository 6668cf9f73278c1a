package fi.ajantasa.batch;

import fi.ajantasa.batch.TenYears.Somebody;
import fi.ajantasa.batch.TenYears.Turn;
import fi.ajantasa.batch.TenYears.What;
import fi.ajantasa.testing.PgpParty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The registers of the ten years: what each leaves in its folder in a night, and takes away a few nights later. */
final class YearsPost {
    static final List<String> REGISTERS =
            List.of("customers", "population", "phone-east", "preference", "credit-monitoring", "credit");
    private static final int NIGHTS_LEFT = 3;
    private static final int WEEK = 7;
    private static final int EVERY_THIRD = 3;
    private static final Set<What> TOLD_BY_POPULATION =
            Set.of(What.FAMILY_NAME, What.HOME, What.DEATH, What.PROTECTED, What.MARKETING_BAN);
    private static final Set<What> TOLD_BY_CUSTOMERS = Set.of(What.CUSTOMER, What.PHONE, What.OBJECTION);
    private static final LocalDate LONG_AGO = TenYears.FIRST.minusYears(1);

    /** Why nothing of a delivery can be opened. */
    enum Flaw {
        NONE,
        OLD_KEY,
        UNKNOWN_SENDER
    }

    /**
     * A delivery that lies in a folder.
     *
     * @param day the day it tells of
     * @param leaves the first night on which it lies there no more
     */
    record Sent(String register, int sequence, boolean base, LocalDate day, LocalDate leaves, Flaw flaw) {}

    private final TestHome home;
    private final TenYears lives;
    private final Map<String, Integer> sequences = new HashMap<>();
    private final Map<String, LocalDate> lastDay = new HashMap<>();
    private final Map<String, LocalDate> lastBase = new HashMap<>();
    private final List<Sent> lying = new ArrayList<>();
    private @Nullable MadeDelivery late;
    private PgpParty us = new PgpParty();
    private PgpParty sender = new PgpParty();
    private @Nullable PgpParty before;
    private boolean changedSender;

    YearsPost(TestHome home, TenYears lives) throws IOException {
        this.home = home;
        this.lives = lives;
        Files.createDirectories(home.jobs().resolveSibling("keys"));
        Files.writeString(keys("passphrase"), PgpParty.PASSPHRASE);
        us.privateKey(keys("own.asc"));
        sender.publicKey(keys("sender.asc"));
    }

    private Path keys(String file) {
        return home.jobs().resolveSibling("keys").resolve(file);
    }

    /** What lies in a register's folder, in order. */
    List<Sent> lying(String register) {
        return lying.stream().filter(it -> it.register().equals(register)).toList();
    }

    /** Does what happens before a night. */
    void night(LocalDate night) throws IOException {
        remove(it -> !it.leaves().isAfter(night));
        LocalDate yesterday = night.minusDays(1);
        customers(night, yesterday);
        population(night, yesterday);
        phoneEast(night, yesterday);
        preference(night, yesterday);
        monitoring(night, yesterday);
    }

    private interface Those {
        boolean are(Sent sent);
    }

    private void remove(Those those) throws IOException {
        for (Sent sent : List.copyOf(lying)) {
            if (those.are(sent)) {
                String number = "_%06d".formatted(sent.sequence());
                try (Stream<Path> files = Files.list(home.inbox(sent.register()))) {
                    for (Path file : files.filter(
                                    it -> it.getFileName().toString().contains(number))
                            .toList()) {
                        Files.delete(file);
                    }
                }
                lying.remove(sent);
            }
        }
    }

    private LocalDate last(String register) {
        return lastDay.getOrDefault(register, LONG_AGO);
    }

    private boolean isNewMonth(String register, LocalDate night) {
        LocalDate last = lastBase.getOrDefault(register, LONG_AGO);
        return last.getYear() != night.getYear() || last.getMonth() != night.getMonth();
    }

    private MadeDelivery made(Form form, boolean base, LocalDate day) {
        int sequence = sequences.merge(form.register(), 1, Integer::sum);
        lastDay.put(form.register(), day);
        return MadeDelivery.list(home, form.register(), form.layout(), form.columns())
                .control("feed", form.feed())
                .control("kind", base ? "BASE" : "DELTA")
                .control("extract_date", day.toString())
                .control("sequence", sequence)
                .control("previous_sequence", sequence == 1 ? null : sequence - 1)
                .named(form.prefix() + "_" + day.format(DateTimeFormatter.BASIC_ISO_DATE)
                        + "_%06d".formatted(sequence));
    }

    private record Form(String register, String layout, String feed, String prefix, List<String> columns) {
        Form(String register, String layout, String feed, String prefix, String columns) {
            this(register, layout, feed, prefix, List.of(columns.split(" ", -1)));
        }
    }

    private void lie(Form form, boolean base, LocalDate night, Flaw flaw) {
        LocalDate leaves = night.plusDays(NIGHTS_LEFT);
        for (YearsPlan.Span span :
                List.of(YearsPlan.POPULATION_PERMIT_ENDED, YearsPlan.ALL_PERMITS_ENDED, YearsPlan.OUTAGE)) {
            leaves = span.has(night) ? span.until().plusDays(1 + NIGHTS_LEFT) : leaves;
        }
        String register = form.register();
        lying.add(new Sent(register, sequences.getOrDefault(register, 0), base, last(register), leaves, flaw));
    }

    private static final Form CUSTOMERS = new Form(
            "customers",
            "ajantasa-crm",
            "customers",
            "crm_customers",
            "asiakasnumero asiakaslaji hetu ytunnus sukunimi etunimet kutsumanimi yritysnimi syntymaaika kieli"
                    + " katuosoite postinumero postitoimipaikka osoite_annettu matkapuhelin lankapuhelin"
                    + " puhelin_annettu sahkoposti sahkoposti_annettu suostumus_sahkoposti suostumus_tekstiviesti"
                    + " suostumus_annettu kielto_puhelin kielto_posti kielto_sahkoposti kielto_tekstiviesti"
                    + " kielto_annettu kayttopaikka kayttopaikka_katuosoite kayttopaikka_postinumero"
                    + " kayttopaikka_postitoimipaikka sopimustila sopimus_alkupv sopimus_loppupv luottoperuste"
                    + " luottoperuste_asti");

    /** All our customers once a week, and after one of them said something. */
    private void customers(LocalDate night, LocalDate day) {
        boolean news = !lives.turns(last("customers"), day, TOLD_BY_CUSTOMERS).isEmpty();
        if (news || YearsPlan.isDue(last("customers"), day, WEEK)) {
            MadeDelivery list = made(CUSTOMERS, true, day);
            lives.people().stream()
                    .filter(it -> lives.is(day, it, What.CUSTOMER))
                    .forEach(it -> list.row(customer(it, day)));
            list.send();
            lie(CUSTOMERS, true, night, Flaw.NONE);
        }
    }

    private Map<String, String> customer(Somebody who, LocalDate day) {
        Map<String, String> row = new LinkedHashMap<>(Map.of(
                "asiakasnumero", who.number(),
                "asiakaslaji", "H",
                "hetu", who.hetu(),
                "syntymaaika", who.born().toString(),
                "etunimet", who.given(),
                "matkapuhelin", lives.on(day, who, What.PHONE),
                "puhelin_annettu", "2020-01-01",
                "sukunimi", lives.on(LONG_AGO, who, What.FAMILY_NAME),
                "luottoperuste", lives.isAskedAbout(who) ? "LASKU" : "",
                "luottoperuste_asti", lives.isAskedAbout(who) ? "2039-12-31" : ""));
        row.put("kielto_puhelin", lives.is(day, who, What.OBJECTION) ? "1" : "0");
        return row;
    }

    private static final Form POPULATION =
            new Form("population", "ajantasa-vtj", "sahko", "vtj_sahko", MadeDelivery.POPULATION);

    /**
     * Changes every third night and whenever there are any, with the first night of a month a full list; some come late and
     * one never.
     */
    private void population(LocalDate night, LocalDate day) throws IOException {
        sendLate(night);
        boolean base = isNewMonth("population", night);
        List<Turn> turns = lives.turns(last("population"), day, TOLD_BY_POPULATION);
        boolean odd = night.equals(YearsPlan.LOST) || YearsPlan.LATE.contains(night);
        if (!base && !odd && turns.isEmpty() && !YearsPlan.isDue(last("population"), day, EVERY_THIRD)) {
            return;
        }
        MadeDelivery told = made(POPULATION, base, day);
        if (base) {
            lastBase.put("population", night);
            lives.people().forEach(it -> told.row(PopulationRow.state(lives, it, day)));
        } else {
            turns.forEach(it -> told.row(PopulationRow.change(lives, it)));
        }
        if (night.equals(YearsPlan.LOST)) {
            return;
        }
        if (YearsPlan.LATE.contains(night)) {
            late = told;
        } else {
            told.send();
            lie(POPULATION, base, night, Flaw.NONE);
        }
    }

    private void sendLate(LocalDate night) {
        if (late != null) {
            late.send();
            lie(POPULATION, false, night, Flaw.NONE);
            late = null;
        }
    }

    private static final Form PHONE_EAST = new Form(
            "phone-east",
            "luettelo-ita",
            "luettelo",
            "luettelo_ita",
            "liittyma sukunimi etunimi katuosoite postinumero postitoimipaikka julkisuus markkinointi liittymalaji"
                    + " alkaen paattyen");

    /** All secret numbers with the first night of a month, and those of some strangers. */
    private void phoneEast(LocalDate night, LocalDate day) {
        if (isNewMonth("phone-east", night)) {
            lastBase.put("phone-east", night);
            MadeDelivery list = made(PHONE_EAST, true, day);
            secret(list, "+358409990001");
            lives.people().stream()
                    .filter(it -> lives.is(day, it, What.SECRET))
                    .forEach(it -> secret(list, lives.on(day, it, What.PHONE)));
            list.send();
            lie(PHONE_EAST, true, night, Flaw.NONE);
        }
    }

    private static void secret(MadeDelivery list, String number) {
        list.row(Map.of("liittyma", number, "julkisuus", "S", "liittymalaji", "M", "alkaen", "2020-01-01"));
    }

    private static final Form PREFERENCE =
            new Form("preference", "kielto", "puhelin", "kielto_puhelin", "op numero alkaen asti");

    /** The full list once a week, signed and encrypted; after keys were changed one that cannot be opened comes first. */
    private void preference(LocalDate night, LocalDate day) throws IOException {
        boolean anew = lying("preference").stream()
                .anyMatch(it -> it.flaw() != Flaw.NONE && it.day().isBefore(day));
        if (anew) {
            remove(it -> it.flaw() != Flaw.NONE);
            trustSender();
        }
        if (YearsPlan.isListSilent(night) || !(anew || YearsPlan.isDue(last("preference"), day, WEEK))) {
            return;
        }
        Flaw flaw = changeKeys(night);
        MadeDelivery list = made(PREFERENCE, true, day);
        list.row(Map.of(
                "op",
                "A",
                "numero",
                "+358409990002",
                "alkaen",
                day.minusDays(100).toString()));
        lives.people().stream()
                .filter(it -> isListed(it, day))
                .forEach(it -> list.row(Map.of(
                        "op", "A", "numero", lives.on(day, it, What.PHONE), "alkaen", lives.on(day, it, What.LISTED))));
        list.send();
        encrypt(flaw == Flaw.OLD_KEY ? Objects.requireNonNull(before) : us);
        lie(PREFERENCE, true, night, flaw);
    }

    /** The keeper leaves an entry out once its three years are over. */
    private boolean isListed(Somebody who, LocalDate day) {
        String since = lives.on(day, who, What.LISTED);
        return !since.isEmpty() && day.isBefore(LocalDate.parse(since).plusYears(3));
    }

    private Flaw changeKeys(LocalDate night) throws IOException {
        if (before == null && !night.isBefore(YearsPlan.OWN_KEY_CHANGED)) {
            before = us;
            us = new PgpParty();
            us.privateKey(keys("own.asc"));
            return Flaw.OLD_KEY;
        }
        if (!changedSender && !night.isBefore(YearsPlan.SENDER_KEY_CHANGED)) {
            changedSender = true;
            sender = new PgpParty();
            return Flaw.UNKNOWN_SENDER;
        }
        return Flaw.NONE;
    }

    private void trustSender() throws IOException {
        sender.publicKey(keys("sender.asc"));
    }

    private void encrypt(PgpParty to) throws IOException {
        try (Stream<Path> files = Files.list(home.inbox("preference"))) {
            for (Path file : files.filter(it -> !it.toString().endsWith(".pgp")).toList()) {
                byte[] message = sender.message(Files.readAllBytes(file), to, PgpParty.Flaw.NONE);
                Files.write(file.resolveSibling(file.getFileName() + ".pgp"), message);
                Files.delete(file);
            }
        }
    }

    private static final Form MONITORING = new Form(
            "credit-monitoring",
            "luotto",
            "credit-monitoring",
            "credit-monitoring",
            "hetu tila merkintoja tilannepv peruste asti kyselytunnus");

    /** What a credit register tells by itself, on the day it does. */
    private void monitoring(LocalDate night, LocalDate day) {
        List<Turn> turns = lives.turns(last("credit-monitoring"), day, Set.of(What.DEFAULTS));
        if (!turns.isEmpty()) {
            MadeDelivery told = made(MONITORING, false, day);
            turns.forEach(it -> told.row(Map.of(
                    "hetu",
                    it.who().hetu(),
                    "tila",
                    "HAS_DEFAULTS",
                    "merkintoja",
                    it.value().split("\\|", -1)[0],
                    "tilannepv",
                    it.day().toString(),
                    "peruste",
                    "CREDIT_MONITOR",
                    "asti",
                    it.value().split("\\|", -1)[1])));
            told.send();
            lie(MONITORING, false, night, Flaw.NONE);
        }
    }
}
