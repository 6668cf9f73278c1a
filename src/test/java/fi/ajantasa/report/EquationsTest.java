package fi.ajantasa.report;

import static fi.ajantasa.report.MadeUpRun.range;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EquationsTest {
    private final MadeUpRun run = new MadeUpRun();

    @Test
    void holdForABalancedRun() {
        assertThat(evaluated())
                .extracting(Equation::key)
                .containsExactly(
                        "E1.rows",
                        "E1.key-sum",
                        "E1.sequence",
                        "E1.sha256",
                        "E2.parse",
                        "E3.match",
                        "E3a.clerical",
                        "E4.decide",
                        "E5.apply",
                        "E7.audit-items",
                        "E7.audit-customers",
                        "E8.flags");
        assertThat(evaluated()).allSatisfy(equation -> {
            assertThat(equation.faults()).as(equation.key()).isEmpty();
            assertThat(equation.verdict()).as(equation.key()).isEqualTo(Verdict.BALANCED);
        });
        assertThat(RunReport.verdict(evaluated())).isEqualTo(Verdict.BALANCED);
    }

    @Test
    void e1SeesAMissingRow() {
        run.totals.set(0, new ControlTotal("rows", "vaesto_20261122.csv", "181", "180"));
        assertRed("E1.rows", "vaesto_20261122.csv: declared 181, found 180");
    }

    @Test
    void e1SeesRowsMovedBetweenFiles() {
        run.totals.set(0, new ControlTotal("rows", "vaesto_20261122.csv", "181", "180"));
        run.totals.set(1, new ControlTotal("rows", "vaesto_nimet_20261122.csv", "19", "20"));
        assertRed(
                "E1.rows",
                "vaesto_20261122.csv: declared 181, found 180",
                "vaesto_nimet_20261122.csv: declared 19, found 20");
    }

    @Test
    void e1SeesAWrongKeySum() {
        run.totals.set(2, new ControlTotal("key-sum", "vaesto_20261122.csv", "1", "0"));
        assertRed("E1.key-sum", "vaesto_20261122.csv: declared 1, found 0");
    }

    @Test
    void e1SeesAnotherHash() {
        run.totals.set(3, new ControlTotal("sha256", "vaesto_20261122.csv", "aa", "bb"));
        assertRed("E1.sha256", "vaesto_20261122.csv: declared aa, found bb");
    }

    @Test
    void e1SeesASequenceGap() {
        run.totals.set(5, new ControlTotal("sequence", "vaesto_control.json", "8", "7"));
        assertRed("E1.sequence", "vaesto_control.json: declared 8, found 7");
    }

    @Test
    void e1NeedsStoredTotals() {
        run.totals.clear();
        assertRed("E1.rows", "the control totals of the delivery are not stored");
    }

    @Test
    void e2SeesARowInNoList() {
        run.put(ListName.ACCEPTED, "", range(8, 199));
        run.put(ListName.UNMATCHED, "", range(71, 199));
        assertRed("E2.parse", "row 200 is in the delivery and in none of accepted, rejected, duplicate");
    }

    @Test
    void e2SeesARowCountedTwiceThoughTheSumsAgree() {
        run.put(ListName.DUPLICATE, "", range(5, 6));
        assertRed(
                "E2.parse",
                "row 5 is in rejected and in duplicate",
                "row 7 is in the delivery and in none of accepted, rejected, duplicate");
    }

    @Test
    void e2SeesARejectedRowWithoutLedgerEntry() {
        run.rejectLedger = range(1, 4);
        assertRed("E2.parse", "row 5 is in rejected and not in the reject ledger");
    }

    @Test
    void e3SeesARowOfTwoClasses() {
        run.put(ListName.MATCHED, "", range(8, 68));
        assertRed("E3.match", "row 68 is in matched and in possible");
    }

    @Test
    void e3SeesAnUnchangedRowThatIsNotOurs() {
        run.put(ListName.UNCHANGED_ROWS, "", range(28, 72));
        assertRed("E3.match", "row 68 (and 4 more) is in unchanged-rows and not in matched");
    }

    @Test
    void e3aSeesAPossibleRowWithoutTask() {
        run.put(ListName.CLERICAL_OPENED, "", range(68, 68));
        assertRed(
                "E3a.clerical",
                "row 69 is in possible and in none of clerical-opened, clerical-already-open, decided-before");
    }

    @Test
    void e4SeesAnItemWithoutOutcome() {
        run.put(ListName.UNCHANGED, "family-name", range(9, 18));
        assertThat(red()).singleElement().satisfies(equation -> {
            assertThat(equation.key()).isEqualTo("E4.decide");
            assertThat(equation.faults().get(0))
                    .startsWith("family-name: customer 8 is in items and in none of changed");
        });
    }

    @Test
    void e4SeesAnOutcomeThatHidesAnothersLossThoughTheSumsAgree() {
        run.put(ListName.UNCHANGED, "family-name", range(9, 18));
        run.put(ListName.UNCHANGED, "protection-order", range(1, 3));
        assertThat(red()).singleElement().satisfies(equation -> {
            assertThat(Equation.sum(equation.left())).isEqualTo(Equation.sum(equation.right()));
            assertThat(equation.faults()).hasSize(2);
        });
    }

    @Test
    void e5SeesAChangeThatWasNeverApplied() {
        run.put(ListName.APPLIED, "protection-order", range(3, 11));
        run.auditCustomers = range(1, 11);
        run.auditDecisions = 15;
        assertRed(
                "E5.apply",
                "protection-order: customer 12 is in changed and in none of applied, conflict-since-plan, failed");
    }

    @Test
    void e7SeesAMissingDecision() {
        run.auditDecisions = 15;
        assertRed("E7.audit-items");
    }

    @Test
    void e7SeesAChangeWithoutEntry() {
        run.auditCustomers = range(1, 11);
        assertRed("E7.audit-customers", "customer 12 is in applied and not in the audit log");
    }

    @Test
    void e7SeesAnEntryWithoutChange() {
        run.auditCustomers = range(1, 13);
        assertRed("E7.audit-customers", "customer 13 is in the audit log and not in applied");
    }

    @Test
    void e8SeesALostRestriction() {
        run.list(ListName.FLAGS_AFTER, "direct-marketing-ban").remove(40);
        assertRed("E8.flags", "direct-marketing-ban: customer 40 is in the left side and not in flags-after");
    }

    @Test
    void e8SeesOneRestrictionTradedForAnother() {
        run.list(ListName.FLAGS_AFTER, "direct-marketing-ban").remove(40);
        run.list(ListName.FLAGS_AFTER, "direct-marketing-ban").add(80);
        assertRed(
                "E8.flags",
                "direct-marketing-ban: customer 40 is in the left side and not in flags-after",
                "direct-marketing-ban: customer 80 is in flags-after and not in the left side");
    }

    @Test
    void namesWhatWasWrongInStorage() {
        Evidence evidence = run.evidence();
        RunLists broken = new RunLists("R-1", run.lists, java.util.Map.of(), List.of("its SHA-256 differs"));
        Evidence withFault = new Evidence(
                broken,
                evidence.counted(),
                run.totals,
                run.rejectLedger,
                run.auditDecisions,
                run.auditCustomers,
                Reached.APPLIED,
                0);
        assertThat(Equations.of(withFault).get(0).verdict()).isEqualTo(Verdict.IMBALANCE);
    }

    @Test
    void areOpenBeyondTheStepReached() {
        run.reached = Reached.DECIDED;
        assertThat(evaluated())
                .filteredOn(equation -> equation.verdict() == Verdict.NOT_EVALUATED)
                .extracting(Equation::code)
                .containsExactly("E5", "E7", "E7", "E8");
        run.reached = Reached.NOTHING;
        assertThat(RunReport.verdict(evaluated())).isEqualTo(Verdict.NOT_EVALUATED);
    }

    private List<Equation> evaluated() {
        return Equations.of(run.evidence());
    }

    private List<Equation> red() {
        return evaluated().stream().filter(equation -> !equation.holds()).toList();
    }

    private void assertRed(String key, String... faults) {
        assertThat(red()).singleElement().satisfies(equation -> {
            assertThat(equation.key()).isEqualTo(key);
            assertThat(equation.faults()).containsExactly(faults);
            assertThat(equation.verdict()).isEqualTo(Verdict.IMBALANCE);
        });
        assertThat(RunReport.verdict(evaluated())).isEqualTo(Verdict.IMBALANCE);
    }
}
