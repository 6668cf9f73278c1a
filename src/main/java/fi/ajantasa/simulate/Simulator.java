package fi.ajantasa.simulate;

import fi.ajantasa.job.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers on this machine, each reached as the real one is: files in a folder, SFTP servers, an HTTPS server with a packed
 * list, a credit service. It writes definitions that point to them, with all secrets in files.
 */
public final class Simulator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Simulator.class);
    private static final String USER = "AJANTASA01";
    private static final String END_USER = "luotonvalv";

    private final Plan plan;
    private final Deliveries deliveries;
    private final Path dropped;
    private final Map<String, SftpDrop> drops = new LinkedHashMap<>();
    private final CompanyApi companies = new CompanyApi();
    private final WebServer business;
    private final CreditApi credit;
    private final WebServer creditServer;
    private final SampleSet set;
    private final ChangeApi changes;
    private final WebServer changeServer;
    private final SftpDrop washDrop;
    private final WashKeeper wash;

    private Simulator(Plan plan, Clock clock) throws IOException {
        this.plan = plan;
        plan.mark();
        set = SampleSet.write(plan.size(), plan.first(), plan.folder().resolve("people"));
        deliveries = new Deliveries(set, plan);
        Secrets secrets = new Secrets(plan.folder());
        Definitions definitions = new Definitions(plan.definitions(), plan.jobs());
        dropped = Files.createDirectories(plan.folder().resolve("registers").resolve(Registers.CUSTOMERS));
        definitions.place(Registers.CUSTOMERS, "{folder: registers/" + Registers.CUSTOMERS + "}");
        for (String register : Registers.SFTP) {
            SftpDrop drop = new SftpDrop(
                    plan.folder().resolve("registers").resolve(register), secrets.make(register + ".password"));
            drops.put(register, drop);
            definitions.place(register, drop.place(Secrets.place(register + ".password")));
        }
        Authority authority = new Authority(Clock.systemUTC().instant());
        secrets.write("authority.pem", authority.pem());
        business = new WebServer(authority, companies);
        definitions.place(Registers.BUSINESS, companyPlace());
        CreditApi.Account account = new CreditApi.Account(
                USER, END_USER, secrets.make(Registers.CREDIT + ".password"), secrets.make(Registers.CREDIT + ".key"));
        credit = new CreditApi(account, clock, plan.size().seed());
        creditServer = new WebServer(authority, credit);
        definitions.ask(Registers.CREDIT, creditServer.address(CreditApi.PATH), account);
        washDrop = new SftpDrop(
                plan.folder().resolve("registers").resolve(Registers.WASH), secrets.make(Registers.WASH + ".password"));
        wash = new WashKeeper(washDrop.in(), washDrop.out());
        washDrop.whenPut(wash::answer);
        String washPassword = Secrets.place(Registers.WASH + ".password");
        definitions.wash(Registers.WASH, washDrop.inbox(washPassword), washDrop.place(washPassword));
        definitions.night(night());
        changes = new ChangeApi(
                secrets.make(Registers.CHANGES + ".password"), population(1).sheet());
        changeServer = new WebServer(authority, changes);
    }

    private String companyPlace() {
        return "{https: {url: \"" + business.address(CompanyApi.PATH) + "\", files: [\"" + CompanyApi.name("{date}")
                + "\"], trust: " + Definitions.trust() + ", limits: " + Definitions.LIMITS + "}}";
    }

    private Parcel population(int night) {
        return set.parcel("population", night, plan.day(night));
    }

    private static List<String> night() {
        List<String> night = new ArrayList<>(List.of(Registers.CUSTOMERS));
        night.addAll(Registers.SFTP);
        night.addAll(List.of(Registers.WASH, Registers.BUSINESS, Registers.CREDIT));
        return night;
    }

    /**
     * Makes everything ready and starts the servers; nothing is sent yet.
     *
     * @param clock by which they judge requests
     */
    public static Simulator start(Plan plan, Clock clock) throws IOException {
        return new Simulator(plan, clock);
    }

    /** Sends what the registers send in a night, counted from 1, and does in it what the scenario has them do wrong. */
    public void send(int night) throws IOException {
        send(night, plan.scenario());
    }

    /** As {@link #send(int)}, in another scenario. */
    public void send(int night, Scenario scenario) throws IOException {
        Tonight tonight = new Tonight(night, scenario);
        deliveries.send(Registers.CUSTOMERS, dropped, night, tonight.fault(Registers.CUSTOMERS));
        for (Map.Entry<String, SftpDrop> drop : drops.entrySet()) {
            Fault fault = tonight.fault(drop.getKey());
            deliveries.send(drop.getKey(), drop.getValue().out(), night, fault);
            drop.getValue().behave(fault instanceof LineFault line ? line.trouble() : LineFault.Trouble.NONE);
        }
        Fault wrong = tonight.fault(Registers.BUSINESS);
        companies.have(
                plan.day(night),
                deliveries.pack(Registers.BUSINESS, night, wrong),
                deliveries.pack(Registers.BUSINESS, night, null));
        business.behave(wrong, tonight.times(Registers.BUSINESS));
        creditServer.behave(tonight.fault(Registers.CREDIT), tonight.times(Registers.CREDIT));
        changeServer.behave(tonight.fault(Registers.CHANGES), tonight.times(Registers.CHANGES));
        wash.behave(tonight.fault(Registers.WASH));
        if (night == 2) {
            changes.happen(plan.day(night), population(night).sheet());
        }
        LOG.info("night {}, {}: everything is sent", night, plan.day(night));
    }

    /** What goes wrong in a night. */
    private record Tonight(int night, Scenario scenario) {
        @Nullable
        Fault fault(String register) {
            return scenario.find(night, register)
                    .flatMap(it -> Faults.find(it.fault(), register))
                    .orElse(null);
        }

        int times(String register) {
            return scenario.find(night, register).map(Scenario.Deed::times).orElse(0);
        }
    }

    /** How often the credit service was asked. */
    public CreditCount credit() {
        return credit.count();
    }

    /** Where definitions are that point to the servers. */
    public Path jobs() {
        return plan.jobs();
    }

    /** Where each register is, for people to read. */
    public Map<String, String> places() {
        Map<String, String> places = new LinkedHashMap<>();
        places.put(Registers.CUSTOMERS, dropped.toString());
        drops.forEach((register, drop) -> places.put(register, drop.address()));
        places.put(Registers.WASH, washDrop.address());
        places.put(Registers.BUSINESS, business.address(CompanyApi.PATH));
        places.put(Registers.CREDIT, creditServer.address(CreditApi.PATH));
        places.put(Registers.CHANGES, changeServer.address(ChangeApi.PATH));
        return places;
    }

    /** Serves until the process is asked to end. */
    public void serve() {
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(ended::countDown, "simulator-end"));
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        washDrop.close();
        changeServer.close();
        creditServer.close();
        business.close();
        for (SftpDrop drop : drops.values()) {
            drop.close();
        }
    }
}
