package fi.ajantasa.simulate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts each night's delivery where a register leaves it; what a fault had refused is sent again, whole, the night after. */
final class Deliveries {
    private final SampleSet set;
    private final Plan plan;
    private final Seals seals;
    private final Map<String, Spoilt> spoilt = new TreeMap<>();

    Deliveries(Ground ground) {
        this.set = ground.set();
        this.plan = ground.plan();
        this.seals = new Seals(ground.secrets(), ground.clock());
    }

    private record Spoilt(int night, Set<String> names) {}

    /** Sends a register's delivery of a night; returns how many rows it has, with those of one that is sent again. */
    long send(String register, Path folder, int night, @Nullable Fault fault) {
        Spoilt again = spoilt.remove(register);
        long rows = 0;
        if (again != null && again.night() < night) {
            remove(again.names(), folder);
            Parcel whole = parcel(register, again.night());
            write(whole, folder, night);
            rows = whole.rows();
        }
        rows += parcel(register, night).rows();
        Set<String> names = write(sent(register, night, fault), folder, night);
        if (isSpoilt(fault)) {
            spoilt.put(register, new Spoilt(night, names));
        }
        return rows;
    }

    private Parcel sent(String register, int night, @Nullable Fault fault) {
        if (fault instanceof DeliveryFault wrong) {
            return wrong.work().spoil(night(register, night));
        }
        if (fault instanceof PaperFault paper) {
            return paper.sends().spoil(night(register, night));
        }
        Parcel good = parcel(register, night);
        return fault instanceof SealFault wrong ? good.afterwards(it -> seals.seal(it, wrong.flaw())) : good;
    }

    /** Whether what was sent is refused, or becomes bad on its way. */
    private static boolean isSpoilt(@Nullable Fault fault) {
        return (fault instanceof DeliveryFault wrong && !wrong.isTaken())
                || fault instanceof SealFault
                || (fault instanceof LineFault line && line.trouble() == LineFault.Trouble.CHANGING);
    }

    private DeliveryFault.Night night(String register, int night) {
        return new DeliveryFault.Night(
                register,
                parcel(register, night),
                () -> parcel(register, Math.max(1, night - 1)),
                () -> parcel(register, 1),
                () -> parcel(Registers.CUSTOMERS, 1));
    }

    private Parcel parcel(String register, int night) {
        return set.parcel(register, night, plan.day(night));
    }

    private static void remove(Set<String> names, Path folder) {
        try {
            for (String name : names) {
                Files.deleteIfExists(folder.resolve(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As files of that night, whenever it is run: who collects tells a file sent again by its time. */
    private Set<String> write(Parcel parcel, Path folder, int night) {
        Map<String, byte[]> files = parcel.files();
        FileTime time =
                FileTime.from(plan.day(night).atStartOfDay(ZoneOffset.UTC).toInstant());
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.setLastModifiedTime(Files.write(folder.resolve(file.getKey()), file.getValue()), time);
            }
            return Set.copyOf(files.keySet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
