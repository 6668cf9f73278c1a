package fi.ajantasa.simulate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Registers that leave files with control files: systems of ours in folders, all others on SFTP servers of their own. */
final class FileStand implements Stand {
    private final Deliveries deliveries;
    private final Map<String, Path> dropped = new LinkedHashMap<>();
    private final Map<String, SftpDrop> drops = new LinkedHashMap<>();
    private final Map<String, Long> served = new LinkedHashMap<>();

    /** @param registers on SFTP servers */
    FileStand(Ground ground, List<String> registers) throws IOException {
        deliveries = new Deliveries(ground);
        for (String register : Registers.FOLDERS) {
            dropped.put(register, ground.folder(register));
            ground.definitions().place(register, "{folder: registers/" + register + "}");
        }
        for (String register : registers) {
            String password = register + ".password";
            SftpDrop drop =
                    new SftpDrop(ground.folder(register), ground.secrets().make(password));
            drops.put(register, drop);
            ground.definitions().place(register, drop.place(Secrets.place(password)));
        }
    }

    @Override
    public void send(Tonight tonight) throws IOException {
        dropped.forEach((register, folder) -> send(register, folder, tonight));
        for (Map.Entry<String, SftpDrop> drop : drops.entrySet()) {
            send(drop.getKey(), drop.getValue().out(), tonight);
            drop.getValue()
                    .behave(
                            tonight.fault(drop.getKey()) instanceof LineFault wrong
                                    ? wrong.trouble()
                                    : LineFault.Trouble.NONE);
        }
    }

    private void send(String register, Path folder, Tonight tonight) {
        served.put(register, deliveries.send(register, folder, tonight.night(), tonight.fault(register)));
    }

    @Override
    public Map<String, String> places() {
        Map<String, String> places = new LinkedHashMap<>();
        dropped.forEach((register, folder) -> places.put(register, folder.toString()));
        drops.forEach((register, drop) -> places.put(register, drop.address()));
        return places;
    }

    @Override
    public Map<String, Long> served() {
        return served;
    }

    @Override
    public void close() throws IOException {
        for (SftpDrop drop : drops.values()) {
            drop.close();
        }
    }
}
