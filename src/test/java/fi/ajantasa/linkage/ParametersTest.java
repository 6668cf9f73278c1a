package fi.ajantasa.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ParametersTest {
    private static final List<Comparison> PHONES = List.of(
            new PhoneComparison(new Records(0), new Records(0)), new SexComparison(new Records(0), new Records(0)));

    @Test
    void aLevelThatAgreesLessNeverSpeaksMoreForOnePerson() {
        Parameters parameters = parameters(new double[] {0.9, 0.0001, 0.0999}, new double[] {0.001, 0.009, 0.99});
        parameters.keepOrder(PHONES);
        assertThat(parameters.m[0][0]).isEqualTo(0.9);
        assertThat(parameters.m[0][1]).isCloseTo(0.1 * 0.009 / 0.999, within(1e-12));
        assertThat(parameters.m[0][2]).isCloseTo(0.1 * 0.99 / 0.999, within(1e-12));
    }

    @Test
    void levelsInOrderAndComparisonsWithoutOneStayAsLearned() {
        Parameters parameters = parameters(new double[] {0.7, 0.2, 0.1}, new double[] {0.01, 0.1, 0.89});
        parameters.keepOrder(PHONES);
        assertThat(parameters.m[0]).containsExactly(new double[] {0.7, 0.2, 0.1}, within(1e-12));
        assertThat(parameters.m[1]).containsExactly(0.2, 0.8);
    }

    @Test
    void whateverWasLearnedFallsFromLevelToLevelAndSumsUpToOne() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            Parameters parameters = parameters(shares(random), shares(random));
            parameters.keepOrder(PHONES);
            double[] m = parameters.m[0];
            double[] u = parameters.u[0];
            assertThat(Arrays.stream(m).sum()).isCloseTo(1, within(1e-9));
            assertThat(m[1] / u[1]).isLessThanOrEqualTo(m[0] / u[0] * (1 + 1e-9));
            assertThat(m[2] / u[2]).isLessThanOrEqualTo(m[1] / u[1] * (1 + 1e-9));
        }
    }

    private static double[] shares(Random random) {
        double[] shares = {random.nextDouble() + 1e-6, random.nextDouble() + 1e-6, random.nextDouble() + 1e-6};
        double sum = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(it -> it / sum).toArray();
    }

    private static Parameters parameters(double[] m, double[] u) {
        Parameters parameters = new Parameters(PHONES);
        parameters.m[0] = m;
        parameters.u[0] = u;
        parameters.m[1] = new double[] {0.2, 0.8};
        parameters.u[1] = new double[] {0.5, 0.5};
        return parameters;
    }
}
