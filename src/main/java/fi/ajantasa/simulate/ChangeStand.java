package fi.ajantasa.simulate;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The population register as its change service: it knows the people of the first day, and from the second what changed. */
final class ChangeStand implements Stand {
    private static final String PASSWORD = Registers.CHANGES + ".password";

    private final Ground ground;
    private final ChangeApi changes;
    private final WebServer server;
    private long before;

    ChangeStand(Ground ground) throws IOException {
        this.ground = ground;
        changes = new ChangeApi(ground.secrets().make(PASSWORD), sheets(1));
        server = new WebServer(ground.authority(), changes);
        Map<String, String> said = new LinkedHashMap<>();
        said.put("password", Definitions.secret(PASSWORD));
        if (ground.plan().scenario().has(Registers.CHANGES, JournalFaults.TOO_MANY)) {
            said.put("parts", "1");
        }
        ground.definitions().follow(Registers.POPULATION, Plan.FOLLOWING, server.address(ChangeApi.ROOT), said);
    }

    private List<Sheet> sheets(int night) {
        return ground.set()
                .parcel(Registers.POPULATION, night, ground.plan().day(night))
                .sheets();
    }

    @Override
    public void send(Tonight tonight) {
        Fault wrong = tonight.fault(Registers.CHANGES);
        if (tonight.night() == 2) {
            changes.happen(tonight.day(), sheets(2));
        }
        changes.behave(wrong);
        server.behave(wrong, tonight.times(Registers.CHANGES));
        before = changes.told();
    }

    @Override
    public Map<String, String> places() {
        return Map.of(Registers.CHANGES, server.address(ChangeApi.ROOT));
    }

    @Override
    public Map<String, Long> served() {
        return Map.of(Registers.POPULATION, changes.told() - before);
    }

    @Override
    public void close() {
        server.close();
    }
}
