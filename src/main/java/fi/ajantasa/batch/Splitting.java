package fi.ajantasa.batch;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.Customer;
import fi.ajantasa.decide.Fact;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.link.Answer;
import fi.ajantasa.link.PersonVerdict;
import fi.ajantasa.normalise.Claim;
import fi.ajantasa.report.ThreeLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Takes a wrong link apart (C11): the facts of somebody else leave the customer, their records are never taken for the
 * customer's again, and what the customer held of that person is listed.
 */
public final class Splitting {
    private final Workplace workplace;
    private final String register;
    private final PersonVerdict.Signature signature;
    private final Withdrawals withdrawals;

    Splitting(Workplace workplace, String register, PersonVerdict.Signature signature) {
        this.workplace = workplace;
        this.register = register;
        this.signature = signature;
        this.withdrawals = new Withdrawals(workplace);
    }

    /** How taking a link apart ended, and what had been seen of the wrong person. */
    public record Split(Holds.Verdict verdict, List<Exposure> exposures) {
        public Split {
            exposures = List.copyOf(exposures);
        }
    }

    /**
     * An attribute that was told of the wrong person.
     *
     * @param held whether the customer held it until now
     */
    public record Exposure(String attribute, int extract, int row, boolean held) {}

    Split split(String number, long from) {
        Optional<Customer> found = workplace.customers().findByNumber(number);
        if (found.isEmpty()) {
            return refused("there is no customer " + number);
        }
        Customer customer = found.get();
        int[] id = {customer.id()};
        List<Fact> all = workplace.facts().read(id).getOrDefault(customer.id(), List.of());
        List<Fact> wrong = all.stream()
                .filter(it ->
                        it.register().equals(register) && isFrom(it.origin().extract(), from))
                .toList();
        if (wrong.isEmpty()) {
            return refused(register + " has said nothing of " + number + " that could leave");
        }
        List<Exposure> exposures = exposures(customer, wrong);
        withdrawals.withdraw(customer.id(), register, wrong, signature.at());
        Set<Long> keys = keys(wrong);
        List<Fact> rest = new ArrayList<>(all);
        rest.removeAll(wrong);
        keys.removeAll(keys(rest));
        keys.addAll(likeKeys(customer.id(), from));
        keys.forEach(key -> workplace.verdicts().add(verdict(customer.id(), key)));
        note(customer.id(), wrong, exposures, keys.size());
        return new Split(done(number, wrong.size(), exposures), exposures);
    }

    private boolean isFrom(int extract, long from) {
        return from == 0 || workplace.extracts().require(extract).sequence() >= from;
    }

    private Set<Long> keys(List<Fact> facts) {
        Set<Long> keys = facts.stream().map(withdrawals::recordKey).collect(Collectors.toCollection(TreeSet::new));
        keys.remove(0L);
        return keys;
    }

    /** By what the records that are only like the customer, and name no code, are known again. */
    private Set<Long> likeKeys(int customer, long from) {
        return workplace.likenesses().list(customer).stream()
                .filter(kept -> kept.register().equals(register))
                .flatMap(kept -> kept.entries().stream())
                .filter(entry -> isFrom(entry.extract(), from))
                .map(entry -> entry.likeness().recordKey())
                .collect(Collectors.toSet());
    }

    private static List<Exposure> exposures(Customer customer, List<Fact> wrong) {
        List<Exposure> exposures = new ArrayList<>();
        for (Fact fact : wrong) {
            for (Claim claim : fact.claims()) {
                if (claim.value() != null) {
                    Origin origin = fact.origin();
                    boolean held = Optional.ofNullable(customer.held().get(claim.attribute()))
                            .filter(it -> it.origin().equals(origin))
                            .isPresent();
                    exposures.add(new Exposure(claim.attribute(), origin.extract(), origin.row(), held));
                }
            }
        }
        return exposures;
    }

    private PersonVerdict verdict(int customer, long key) {
        return new PersonVerdict(
                0, 1, new PersonVerdict.Pair(register, key, customer), Answer.DIFFERENT, signature, "split", true);
    }

    private void note(int customer, List<Fact> wrong, List<Exposure> exposures, int codes) {
        String body = AuditBody.words(
                "register",
                register,
                "reason",
                signature.reason(),
                "records",
                wrong.stream()
                        .map(it -> it.origin().extract() + ":" + it.origin().row())
                        .collect(Collectors.joining(" ")),
                "attributes",
                exposures.stream().map(Exposure::attribute).distinct().sorted().collect(Collectors.joining(" ")),
                "codes",
                "" + codes);
        AuditEntry entry = new AuditEntry(
                "split",
                "",
                customer,
                signature.by(),
                "compliance",
                workplace.jobs().hash(),
                0,
                body);
        workplace.audit().append(List.of(entry), signature.at());
    }

    private Holds.Verdict done(String number, int records, List<Exposure> exposures) {
        long held = exposures.stream().filter(Exposure::held).count();
        return new Holds.Verdict(
                ExitCode.OK,
                new ThreeLines(
                        "OK: " + records + " records of " + register + " no longer speak of " + number + "; it held "
                                + held + " values of somebody else.",
                        "The values leave in the next run, which decides the customer anew. Whoever could see the"
                                + " customer could see them: if that is a breach of personal data, 72 hours run from now.",
                        "ajantasa run " + register));
    }

    private static Split refused(String why) {
        return new Split(Reviews.refused(why), List.of());
    }
}
