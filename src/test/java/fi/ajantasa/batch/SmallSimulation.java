package fi.ajantasa.batch;

import fi.ajantasa.job.Scenario;
import fi.ajantasa.simulate.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** Registers of a few hundred people without awkward ones: nothing of them is rejected unless a fault has it. */
final class SmallSimulation {
    static final Plan.Size SIZE = new Plan.Size(190, 900, 500, 60, 7);

    /** A scenario in which the population register sends files: a mark at the beginning of one, which changes nothing. */
    static final Scenario BY_FILES = new Scenario(List.of(new Scenario.Deed(1, 2, "population", "F59", 0)));

    private SmallSimulation() {}

    /** The shipped definitions, content with registers of that size. */
    static Path definitions(Path folder) throws IOException {
        FileSystemUtils.copyRecursively(Path.of("jobs"), folder);
        for (String file : List.of("customers", "population", "phone-east", "business")) {
            Path path = folder.resolve(file + ".yaml");
            Files.writeString(path, Files.readString(path).replaceFirst("rows: \\{min: \\d+}", "rows: {min: 20}"));
        }
        Path list = folder.resolve("preference.yaml");
        Files.writeString(list, Files.readString(list).replace("floor: 50", "floor: 5"));
        return folder;
    }
}
