package fi.ajantasa.report;

import fi.ajantasa.customer.UnprotectedQuery;
import fi.ajantasa.link.Likeness;
import fi.ajantasa.link.LikenessStore;
import java.util.Optional;

/**
 * Decides what may be told of a link. Of a customer under a protection order only that there is one: where the row comes
 * from and what agrees would tell where the customer lives; and whoever comes next under such an order is not named (F7).
 */
final class LinkTeller {
    private final UnprotectedQuery customers;

    LinkTeller(UnprotectedQuery customers) {
        this.customers = customers;
    }

    LinkExample tell(int customer, LikenessStore.Kept kept, LikenessStore.Entry entry) {
        Optional<String> number = customers.findNumber(customer);
        return number.isEmpty() ? LinkExample.Withheld.BY_PROTECTION_ORDER : tell(number.get(), kept, entry);
    }

    private LinkExample tell(String number, LikenessStore.Kept kept, LikenessStore.Entry entry) {
        Likeness likeness = entry.likeness();
        String second = likeness.runnerUp() == 0
                ? null
                : customers.findNumber(likeness.runnerUp()).orElse(LinkExample.Told.NOT_NAMED);
        return new LinkExample.Told(
                new LinkExample.Source(kept.register(), entry.extract(), entry.row(), likeness.rule(), kept.model()),
                number,
                likeness.verdict().name(),
                likeness.weight(),
                likeness.probability(),
                second,
                LinkExample.Told.NOT_NAMED.equals(second) ? 0 : likeness.runnerUpProbability(),
                likeness.grounds().steps().stream()
                        .map(it -> new LinkExample.Step(it.comparison(), it.level(), it.weight()))
                        .toList());
    }
}
