package fi.ajantasa.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.Scenario;
import fi.ajantasa.job.ScenarioFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a scenario file may say, and how one is refused that says something else. */
class ScenarioTest {
    @TempDir
    private Path folder;

    private Scenario read(String text) throws IOException, DefinitionException {
        Path file = Files.writeString(folder.resolve("scenario.yaml"), text);
        return ScenarioFile.read(file, Faults.judge(file));
    }

    @Test
    void readsWhoDoesWhatWrongInWhichNight() throws IOException, DefinitionException {
        Scenario scenario = read(
                """
                nights:
                  - {night: 3, register: phone-east, fault: F45}
                  - night: 2
                    register: credit
                    fault: F89
                    times: 1
                """);
        assertThat(scenario.deeds())
                .containsExactly(
                        new Scenario.Deed(2, 3, "phone-east", "F45", 0), new Scenario.Deed(3, 2, "credit", "F89", 1));
        assertThat(scenario.find(3, "phone-east")).isPresent();
        assertThat(scenario.find(3, "phone-west")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "night: 1, register: phone-east, fault: F999 | 2: phone-east cannot do F999; faults of registers are F42 to F138; see ajantasa simulate --list",
                "night: 1, register: phone-east, fault: F137 | 2: F137 is no fault of a register, it is about what a person answered before a run; leave it out; ReviewNightTest has it",
                "night: 1, register: phone-east, fault: D12 | 2: phone-east cannot do D12; faults of registers are F42 to F138; see ajantasa simulate --list",
                "night: 1, register: phone-east, fault: F88 | 2: phone-east cannot do F88; business, credit, municipalities, population-api, postcodes, streets can",
                "night: 1, register: wash, fault: F88 | 2: wash cannot do F88; business, credit, municipalities, population-api, postcodes, streets can",
                "night: 1, register: phone-north, fault: F45 | 2: no simulated register is called phone-north; known are municipalities, postcodes, streets, customers, payment-references, metering-points, population, phone-east, phone-west, preference, preference-post, business, credit, population-api, wash, bank-payments, bank-camt, consumption",
                "night: 1, register: phone-east, fault: F51 | 2: F51 needs a night before it; write night: 2 or a later one",
                "night: 1, register: phone-east, fault: F45, times: 2 | 2: F45 is no fault of replies; leave times out",
                "night: 0, register: phone-east, fault: F45 | 2: night: 0 cannot be read; write a number from 1 to 9999",
                "night: 1, register: phone-east, falt: F45 | 2: unknown key falt in night; did you mean fault"
            })
    void refusesWhatCannotBeDoneWithFileAndLine(String deed, String problem) {
        assertThatThrownBy(() -> read("nights:\n  - {" + deed + "}\n"))
                .isInstanceOfSatisfying(DefinitionException.class, it -> assertThat(it.problems().stream()
                                .map(one -> one.text().substring(one.text().indexOf(".yaml:") + 6))
                                .collect(Collectors.joining("\n")))
                        .startsWith(problem));
    }

    @Test
    void refusesTwoFaultsOfOneRegisterInOneNight() {
        assertThatThrownBy(
                        () -> read(
                                """
                        nights:
                          - {night: 1, register: phone-east, fault: F45}
                          - {night: 1, register: phone-east, fault: F44}
                        """))
                .hasMessageContaining("scenario.yaml:3: phone-east already has a fault in night 1, on line 2");
    }

    @Test
    void refusesFaultsOfFilesAndOfTheChangeServiceInOneScenario() {
        assertThatThrownBy(
                        () -> read(
                                """
                        nights:
                          - {night: 1, register: population, fault: F45}
                          - {night: 2, register: population-api, fault: F92}
                        """))
                .hasMessageContaining(
                        "scenario.yaml:3: the population register either sends files or is asked for changes; write a scenario of its own for each");
    }

    @Test
    void listsEveryFaultUnderOneNumberForARegister() {
        for (Faults.Listed listed : Faults.list()) {
            for (String register : listed.registers()) {
                assertThat(Faults.list())
                        .filteredOn(it -> it.number().equals(listed.number())
                                && it.registers().contains(register))
                        .as(listed.number() + " " + register)
                        .hasSize(1);
                assertThat(Registers.all()).contains(register);
            }
        }
    }
}
