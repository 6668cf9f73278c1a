package fi.ajantasa.contact;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.JobFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The contact rules with the shipped definitions against a second, plain implementation, on cases made by chance. */
class ContactOracleTest {
    private static final int CASES = 120_000;

    /** F124, F127, F136, F152: whatever is not known is not allowed; all reasons, in their order. */
    @Test
    void answersAsThePlainRulesDoOnAHundredAndTwentyThousandCases() throws DefinitionException {
        CaseTranslator rules = new CaseTranslator(JobFolder.read(Path.of("jobs")));
        CaseMaker cases = new CaseMaker(1917);
        Map<String, Integer> seen = new TreeMap<>();
        for (int i = 0; i < CASES; i++) {
            ContactCase made = cases.next();
            List<String> expected = ContactOracle.answer(made);
            List<String> answer = rules.answer(made);
            if (!answer.equals(expected)) {
                assertThat(answer).as("case %d: %s", i, made).isEqualTo(expected);
            }
            expected.forEach(word -> seen.merge(word, 1, Integer::sum));
        }
        assertThat(seen).hasSizeGreaterThanOrEqualTo(28);
        assertThat(seen.get("ALLOWED")).as("cases that are allowed: %s", seen).isGreaterThan(CASES / 20);
    }
}
