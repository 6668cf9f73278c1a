package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.testing.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A list that knows telephone numbers and nothing else finds every customer who holds one. */
@ParameterizedClass
@EnumSource
class NumberListNightTest {
    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private TestHome home;
    private List<Map.Entry<String, String>> holders;

    @BeforeEach
    void define() throws IOException {
        home = PreparedHome.on(databases).copyTo(folder);
        Files.copy(
                Path.of("src/test/resources/registers/number-list.yaml"),
                home.jobs().resolve("number-list.yaml"));
        home.define("nightly.yaml", it -> it.replace("population]", "population, number-list]"));
        holders = List.copyOf(home.values("mobile-phone").entrySet());
        assertThat(holders).hasSizeGreaterThan(100);
    }

    @Test
    void restrictsEveryHolderOfANumberHoweverItIsWritten() {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            numbers.add(written(holders.get(i).getValue(), i));
        }
        RunReport report = deliver(1, numbers);

        assertThat(report.verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(report.counts().of(ListName.MATCHED)).isEqualTo(40);
        assertThat(report.counts().of(ListName.UNMATCHED)).isEqualTo(2);
        Map<String, String> restricted = home.values("no-calls");
        for (int i = 0; i < holders.size(); i++) {
            String number = holders.get(i).getValue();
            boolean listed =
                    holders.subList(0, 40).stream().anyMatch(it -> it.getValue().equals(number));
            assertThat(restricted.containsKey(holders.get(i).getKey())).isEqualTo(listed);
        }
    }

    @Test
    void takesInOnlyWhatIsNewTheNextNight() {
        List<String> numbers = new ArrayList<>(
                holders.subList(0, 30).stream().map(Map.Entry::getValue).toList());
        deliver(1, numbers);
        numbers.remove(29);
        numbers.add(holders.get(50).getValue());
        RunReport second = deliver(2, numbers);
        assertThat(second.verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(second.counts().of(ListName.MATCHED)).isEqualTo(30);
        assertThat(second.counts().of(ListName.UNCHANGED_ROWS)).isEqualTo(29);
        assertThat(home.values("no-calls")).containsKey(holders.get(50).getKey());
    }

    @Test
    void keepsSinceWhenACustomerHasANumber() {
        String number = holders.get(0).getKey();
        int held = home.sql(
                Integer.class,
                "select count(*) from customer_number n join customer c on c.id = n.customer_id where c.number = ?"
                        + " and n.changed_at is not null",
                number);
        assertThat(held).isPositive();
        assertThat(home.sql(Long.class, "select count(distinct customer_id) from customer_number"))
                .isGreaterThanOrEqualTo((long) holders.size());
    }

    /** Numbers as people write them: in E.164, with a trunk zero, with blanks. */
    private static String written(String e164, int way) {
        String national = "0" + e164.substring(4);
        return switch (way % 3) {
            case 0 -> e164;
            case 1 -> national;
            default -> national.substring(0, 3) + " " + national.substring(3, 6) + " " + national.substring(6);
        };
    }

    private RunReport deliver(int sequence, List<String> numbers) {
        MadeDelivery list = MadeDelivery.list(home, "number-list", "number-list", List.of("numero", "kielto"))
                .control("sequence", sequence)
                .named("number-list_%06d".formatted(sequence));
        numbers.forEach(it -> list.row(Map.of("numero", it, "kielto", "1")));
        list.row(Map.of("numero", "+358501999999", "kielto", "1"));
        list.row(Map.of("numero", "045 7396 0000", "kielto", "1")).send();
        RegisterResult result = home.run("number-list");
        assertThat(result.code()).as(result.message()).isEqualTo(ExitCode.OK);
        return home.report(result.runs().get(0));
    }
}
