package fi.ajantasa.simulate;

import java.io.IOException;
import java.util.Map;

/** The credit service. */
final class CreditStand implements Stand {
    private static final String USER = "AJANTASA01";
    private static final String END_USER = "luotonvalv";

    private final CreditApi credit;
    private final WebServer server;
    private long before;

    CreditStand(Ground ground) throws IOException {
        CreditApi.Account account = new CreditApi.Account(
                USER,
                END_USER,
                ground.secrets().make(Registers.CREDIT + ".password"),
                ground.secrets().make(Registers.CREDIT + ".key"));
        credit = new CreditApi(account, ground.clock(), ground.plan().size().seed());
        server = new WebServer(ground.authority(), credit);
        ground.definitions().ask(Registers.CREDIT, server.address(CreditApi.PATH), account);
    }

    CreditCount count() {
        return credit.count();
    }

    @Override
    public void send(Tonight tonight) {
        server.behave(tonight.fault(Registers.CREDIT), tonight.times(Registers.CREDIT));
        before = credit.count().queries();
    }

    @Override
    public Map<String, String> places() {
        return Map.of(Registers.CREDIT, server.address(CreditApi.PATH));
    }

    @Override
    public Map<String, Long> served() {
        return Map.of(Registers.CREDIT, credit.count().queries() - before);
    }

    @Override
    public void close() {
        server.close();
    }
}
