package fi.ajantasa.simulate;

import fi.ajantasa.simulate.LineFault.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Registers whose files tell everything by themselves, on SFTP servers of their own; what was spoilt is sent again, whole. */
final class BareStand implements Stand {
    private final Ground ground;
    private final Map<String, SftpDrop> drops = new LinkedHashMap<>();
    private final Map<String, Integer> spoilt = new TreeMap<>();
    private final Map<String, Long> served = new LinkedHashMap<>();

    BareStand(Ground ground) throws IOException {
        this.ground = ground;
        for (String register : Registers.BARE) {
            String password = register + ".password";
            SftpDrop drop =
                    new SftpDrop(ground.folder(register), ground.secrets().make(password));
            drops.put(register, drop);
            ground.definitions().place(register, drop.place(Secrets.place(password)));
        }
    }

    @Override
    public void send(Tonight tonight) throws IOException {
        for (Map.Entry<String, SftpDrop> drop : drops.entrySet()) {
            String register = drop.getKey();
            Fault wrong = tonight.fault(register);
            int again = spoilt.getOrDefault(register, tonight.night());
            spoilt.remove(register);
            long rows = again < tonight.night() ? put(register, again, tonight, UnaryOperator.identity()) : 0;
            UnaryOperator<Bare> work = UnaryOperator.identity();
            if (wrong instanceof BareFault fault) {
                spoilt.put(register, tonight.night());
                work = fault.work();
            }
            served.put(register, rows + put(register, tonight.night(), tonight, work));
            drop.getValue().behave(wrong instanceof LineFault line ? line.trouble() : Trouble.NONE);
        }
    }

    /** Puts the file of a night there, as one of tonight, and tells how many rows it should hold. */
    private long put(String register, int night, Tonight tonight, UnaryOperator<Bare> work) throws IOException {
        SampleSet.Counted whole =
                ground.set().bare(register, night, ground.plan().day(night));
        Bare sent = work.apply(whole.file());
        Path file = drop(register).out().resolve(sent.name());
        Optional<byte[]> content = sent.findContent();
        if (content.isPresent()) {
            Files.write(file, content.get());
            Files.setLastModifiedTime(
                    file,
                    FileTime.from(tonight.day().atStartOfDay(ZoneOffset.UTC).toInstant()));
        } else {
            Files.deleteIfExists(file);
        }
        return whole.rows();
    }

    private SftpDrop drop(String register) {
        SftpDrop drop = drops.get(register);
        if (drop == null) {
            throw new IllegalArgumentException(register + " is not simulated so");
        }
        return drop;
    }

    @Override
    public Map<String, String> places() {
        Map<String, String> places = new LinkedHashMap<>();
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
