package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.testing.Databases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An installation with one customer more, whose every value is found nowhere else, and whose contract is over. */
final class ErasureHome {
    private static final AtomicInteger MADE = new AtomicInteger();
    private static final Pattern PLAN = Pattern.compile("plan ([0-9a-f]{64})");

    private final TestHome home;
    private final String hetu;
    private final int id;
    private int sent = 1;

    private ErasureHome(TestHome home, String hetu, int id) {
        this.home = home;
        this.hetu = hetu;
        this.id = id;
    }

    String number() {
        return "K-77319" + id;
    }

    private String word(String beginning) {
        return beginning + (char) ('a' + id % 26) + (char) ('a' + id / 26);
    }

    private String family() {
        return word("Kanarialintu");
    }

    private String call() {
        return word("Öljönä");
    }

    private String given() {
        return call() + " " + word("Ärrälä");
    }

    private String street() {
        return word("Vihreänkanarianraitti");
    }

    String email() {
        return "kanaria.lintu" + id + "@posti.example";
    }

    String phone() {
        return "04577319" + id;
    }

    private String meteringPoint() {
        return "6430000000077319" + id;
    }

    /** The prepared installation in this folder, in which both registers have told of that customer. */
    static ErasureHome in(Path folder, Databases databases) throws IOException {
        TestHome home = PreparedHome.on(databases).copyTo(folder);
        int id = 10 + MADE.getAndIncrement();
        String hetu = hetu(id);
        assertThat(Stream.concat(Person.customerRows(home).stream(), Person.registerRows(home).stream()))
                .noneMatch(row -> row.containsValue(hetu));
        ErasureHome made = new ErasureHome(home.daysLater(1), hetu, id);
        made.deliver();
        assertThat(made.home.run("customers").code()).isEqualTo(ExitCode.OK);
        assertThat(made.home.run("population").code()).isEqualTo(ExitCode.OK);
        return made;
    }

    /** An artificial identity code that no sample has: what is found of it is of nobody else. */
    private static String hetu(int id) {
        String day = "290252";
        int number = 900 + id;
        return day + "-" + number + "0123456789ABCDEFHJKLMNPRSTUVWXY".charAt(Integer.parseInt(day + number) % 31);
    }

    TestHome home() {
        return home;
    }

    /** Another installation in the same state, on another day. */
    ErasureHome at(TestHome other) {
        ErasureHome same = new ErasureHome(other, hetu, id);
        same.sent = sent;
        return same;
    }

    /** The population register has told something else in between. */
    void skip() {
        sent++;
    }

    /** Both registers tell of everybody once more, of the customer too. */
    void deliver() {
        deliver(number());
    }

    /** The same, and the customer system gives the customer this number. */
    void deliver(String number) {
        sent++;
        MadeDelivery customers = MadeDelivery.customers(home, sent);
        Person.customerRows(home).forEach(customers::row);
        customers.row(crm(number)).send();
        MadeDelivery.changes(home, sent)
                .change(
                        hetu,
                        "sukunimi",
                        family(),
                        "etunimet",
                        given(),
                        "osoitelaji",
                        "VAKINAINEN_KOTIMAINEN",
                        "katunimi_fi",
                        street(),
                        "katunumero",
                        "7",
                        "postinumero",
                        "00440",
                        "postitoimipaikka_fi",
                        "Helsinki",
                        "kotikunta",
                        "091")
                .send();
    }

    /** The customer system tells that the customer wants no calls. */
    void restrict() {
        sent++;
        MadeDelivery customers = MadeDelivery.customers(home, sent);
        Person.customerRows(home).forEach(customers::row);
        Map<String, String> row = crm(number());
        row.put("kielto_puhelin", "1");
        customers.row(row).send();
        assertThat(home.run("customers").code()).isEqualTo(ExitCode.OK);
    }

    /** The customer system's row of that customer. */
    Map<String, String> crm(String number) {
        Map<String, String> row = new LinkedHashMap<>(Person.customerRows(home).get(0));
        row.putAll(Map.of(
                "asiakasnumero",
                number,
                "asiakaslaji",
                "H",
                "hetu",
                hetu,
                "sukunimi",
                family(),
                "etunimet",
                given(),
                "kutsumanimi",
                call(),
                "katuosoite",
                street() + " 7"));
        row.putAll(Map.of("matkapuhelin", phone(), "sahkoposti", email(), "sopimustila", "PAATTYNYT"));
        row.putAll(Map.of("sopimus_loppupv", "2025-03-31", "kayttopaikka", meteringPoint()));
        row.putAll(Map.of("luottoperuste", "", "luottoperuste_asti", "", "ytunnus", ""));
        return row;
    }

    /** The hash of the plan as it is shown. */
    String plan() {
        return plan(number());
    }

    /** The same of the number that the customer has by now. */
    String plan(String number) {
        Terminal shown = command("privacy", "erase", number);
        assertThat(shown.code()).as(shown.text()).isZero();
        Matcher plan = PLAN.matcher(shown.text());
        assertThat(plan.find()).as(shown.text()).isTrue();
        return plan.group(1);
    }

    Terminal erase(String plan) {
        return eraseAs(number(), plan);
    }

    Terminal eraseAs(String number, String plan) {
        return command(
                "privacy", "erase", number, "--confirm", plan, "--reason", "case 12", "--ground", "no-longer-needed");
    }

    Terminal command(String... command) {
        return Terminal.run(home, command);
    }

    /** Every text that tells of the customer. */
    List<String> canaries() {
        String digits = phone().substring(1);
        return List.of(
                number(),
                family(),
                given(),
                call(),
                street(),
                email(),
                hetu,
                "+358" + digits,
                phone(),
                "045 77319" + id,
                "045-77319" + id,
                digits,
                meteringPoint(),
                hetu.replaceAll("[^0-9A-Z]", ""),
                hetu.substring(0, 6) + hetu.substring(7, 10));
    }
}
