package fi.ajantasa.simulate;

import fi.ajantasa.simulate.SampleSet.Packed;
import java.io.IOException;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A register that is one packed file a day on an HTTPS server: the business register, and each list of places. */
final class PackStand implements Stand {
    private final String register;
    private final Ground ground;
    private final PackSite site;
    private final WebServer server;
    private long served;

    /** @param site what the server has to say */
    PackStand(Ground ground, String register, PackSite site) throws IOException {
        this.register = register;
        this.ground = ground;
        this.site = site;
        server = new WebServer(ground.authority(), site);
        ground.definitions().download(register, server.address(site.path()), site.name("{date}"));
    }

    @Override
    public void send(Tonight tonight) throws IOException {
        Fault wrong = tonight.fault(register);
        Packed whole = ground.set().pack(register, tonight.night(), tonight.day());
        UnaryOperator<Pack> work = wrong instanceof PackFault spoilt ? spoilt.work() : UnaryOperator.identity();
        site.have(tonight.day(), work.apply(whole.pack()), whole.pack());
        server.behave(wrong, tonight.times(register));
        served = whole.rows();
    }

    @Override
    public Map<String, String> places() {
        return Map.of(register, server.address(site.path()));
    }

    @Override
    public Map<String, Long> served() {
        return Map.of(register, served);
    }

    @Override
    public void close() {
        server.close();
    }
}
