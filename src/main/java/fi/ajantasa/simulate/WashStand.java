package fi.ajantasa.simulate;

import java.io.IOException;
import java.util.Map;

/** The register that our numbers are sent to: an SFTP server of its own, with the lists put into it and the replies left there. */
final class WashStand implements Stand {
    private static final String PASSWORD = Registers.WASH + ".password";

    private final SftpDrop drop;
    private final WashKeeper keeper;
    private long before;

    WashStand(Ground ground) throws IOException {
        drop = new SftpDrop(ground.folder(Registers.WASH), ground.secrets().make(PASSWORD));
        keeper = new WashKeeper(drop.in(), drop.out());
        drop.whenPut(keeper::answer);
        String password = Secrets.place(PASSWORD);
        ground.definitions().wash(Registers.WASH, drop.inbox(password), drop.place(password));
    }

    @Override
    public void send(Tonight tonight) throws IOException {
        Fault wrong = tonight.fault(Registers.WASH);
        drop.behave(wrong instanceof LineFault line ? line.trouble() : LineFault.Trouble.NONE);
        keeper.behave(wrong instanceof DeliveryFault reply ? reply : null);
        before = keeper.answered();
    }

    @Override
    public Map<String, String> places() {
        return Map.of(Registers.WASH, drop.address());
    }

    @Override
    public Map<String, Long> served() {
        return Map.of(Registers.WASH, keeper.answered() - before);
    }

    @Override
    public void close() throws IOException {
        drop.close();
    }
}
