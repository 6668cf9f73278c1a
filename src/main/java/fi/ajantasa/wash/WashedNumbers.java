package fi.ajantasa.wash;

import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.Sealing;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.sql.DataSource;

/** Forgets telephone numbers in what is kept of washes, because whoever held them is erased. */
public record WashedNumbers(DataSource dataSource, KeyVault keys) {

    /**
     * Takes the numbers out of what was sent and told, in the caller's transaction.
     *
     * @param numbers in E.164
     * @return how many of them were found
     */
    public int forget(Set<String> numbers) {
        if (numbers.isEmpty()) {
            return 0;
        }
        Sealing sealing = new Sealing(keys);
        int[] found = {0};
        WashStore.rewrite(dataSource, (wash, kept) -> {
            String[] lines = new String(sealing.unseal(kept, wash), StandardCharsets.US_ASCII).split("(?<=\n)", -1);
            StringBuilder left = new StringBuilder();
            for (String line : lines) {
                if (numbers.contains("+" + line.strip().replaceFirst(";.*", ""))) {
                    found[0]++;
                } else {
                    left.append(line);
                }
            }
            return sealing.seal(left.toString().getBytes(StandardCharsets.US_ASCII), wash);
        });
        return found[0];
    }
}
