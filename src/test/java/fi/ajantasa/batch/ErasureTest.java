package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.testing.Databases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** F155: somebody was erased, and tonight's deliveries tell of them again. */
@ParameterizedClass
@EnumSource
class ErasureTest {
    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private ErasureHome erased;
    private TestHome home;

    @BeforeEach
    void open() throws Exception {
        erased = ErasureHome.in(folder.resolve("home"), databases);
        home = erased.home();
    }

    @Test
    void whoWasErasedIsLeftNowhereAndNoRegisterBringsThemBack() throws Exception {
        Terminal objected = erased.command(
                "contact", "object", ErasureHome.NUMBER, "--channel", "phone", "--evidence", "T-7731944 Öljönä", "--by",
                "clerk");
        assertThat(objected.code()).as(objected.text()).isZero();
        Path export = home.home().resolve("reports").resolve("export.csv");
        Files.createDirectories(export.getParent());
        Files.writeString(export, "C-1;Muu\n" + ErasureHome.NUMBER + ";045 773 1944\n");
        assertThat(new RawBytes(home, databases).find(erased.canaries())).isNotEmpty();
        Map<String, String> before = home.values("family-name");

        String plan = erased.plan();
        Terminal done = erased.erase(plan.substring(0, 12));
        assertThat(done.code()).as(done.text()).isZero();
        assertThat(done.text()).contains("erasure 1 is done").contains("1 customer,").contains("1 files");
        assertThat(export).doesNotExist();
        assertThat(erased.command("customers", "show", ErasureHome.NUMBER).code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(erased.erase(plan).code()).isEqualTo(ExitCode.ALREADY_DONE.number());
        assertThat(new RawBytes(home, databases).find(erased.canaries())).isEmpty();

        ErasureHome tonight = erased.at(home.daysLater(1));
        tonight.deliver();
        for (String register : new String[] {"customers", "population"}) {
            RegisterResult result = tonight.home().run(register);
            assertThat(result.code()).as(register).isEqualTo(ExitCode.OK);
            RunReport report = tonight.home().report(result.runs().get(0));
            assertThat(report.toString()).contains("blocked-by-tombstone, value=1");
        }
        before.remove(ErasureHome.NUMBER);
        assertThat(tonight.home().values("family-name")).isEqualTo(before);
        assertThat(new RawBytes(home, databases).find(erased.canaries())).isEmpty();
    }
}
