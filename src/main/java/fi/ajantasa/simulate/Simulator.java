package fi.ajantasa.simulate;

import fi.ajantasa.job.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers on this machine, each reached as the real one is: files in a folder, SFTP servers, HTTPS servers with packed
 * lists, a change service, a credit service, a bank, Datahub. It writes definitions that point to them, with all secrets in files.
 */
public final class Simulator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Simulator.class);

    private final Plan plan;
    private final List<Stand> stands = new ArrayList<>();
    private final CreditStand credit;
    private final Papers papers;

    private Simulator(Plan plan, Clock clock) throws IOException {
        this.plan = plan;
        Ground ground = Ground.prepare(plan, clock);
        for (String register : Registers.PLACES) {
            stands.add(new PackStand(ground, register, new ListSite(register)));
        }
        List<String> sending = new ArrayList<>(Registers.SFTP);
        if (plan.follows()) {
            sending.remove(Registers.POPULATION);
            stands.add(new ChangeStand(ground));
        }
        stands.add(new FileStand(ground, sending));
        stands.add(new WashStand(ground));
        stands.add(new PackStand(ground, Registers.BUSINESS, new CompanyApi()));
        stands.add(new BareStand(ground));
        credit = new CreditStand(ground);
        stands.add(credit);
        ground.definitions().night(Registers.night());
        papers = new Papers(ground);
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
        Tonight tonight = new Tonight(night, plan.day(night), scenario);
        papers.write(tonight);
        for (Stand stand : stands) {
            stand.send(tonight);
        }
        LOG.info("night {}, {}: everything is sent", night, plan.day(night));
    }

    /**
     * What each register has served since the night began, in the order of the night: rows of files, answers, or people and
     * changes told of. Of files that a fault spoilt it is what they should have held.
     */
    public Map<String, Long> served() {
        Map<String, Long> all = new LinkedHashMap<>();
        stands.forEach(it -> all.putAll(it.served()));
        Map<String, Long> served = new LinkedHashMap<>();
        Registers.night().forEach(it -> served.put(it, all.getOrDefault(it, 0L)));
        return served;
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
        stands.forEach(it -> places.putAll(it.places()));
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
        for (Stand stand : stands) {
            stand.close();
        }
    }
}
