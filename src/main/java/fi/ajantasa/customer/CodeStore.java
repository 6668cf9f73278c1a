package fi.ajantasa.customer;

import fi.ajantasa.audit.BulkStore;
import fi.ajantasa.audit.Rows;
import fi.ajantasa.person.Hetu;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.roaringbitmap.RoaringBitmap;

/** The identity codes of customers, encrypted, and the blind index that keeps one code from having two customers. */
final class CodeStore {
    static final String CODE = "hetu";
    static final String FORMER = "former-hetus";
    private static final byte[] NO_CODE = {};
    private final BulkStore bulk;
    private final KeyVault vault;

    CodeStore(DataSource dataSource, KeyVault vault) {
        this.bulk = new BulkStore(dataSource);
        this.vault = vault;
    }

    /** Takes the new codes for their customers; returns the customers whose new code another customer has (F3). */
    RoaringBitmap claim(List<Planned> planned) {
        Rows claims = Rows.of("customer_id", "blind");
        RoaringBitmap refused = new RoaringBitmap();
        Set<ByteBuffer> taken = new HashSet<>();
        for (Planned one : planned) {
            String code = one.after(CODE);
            if (code != null) {
                byte[] blind = blind(code, one.customer());
                if (taken.add(ByteBuffer.wrap(blind))) {
                    claims.add(one.customer(), blind);
                }
                refused.add(one.customer());
            }
        }
        refused.andNot(bulk.change(CustomerSql.CLAIM_CODE_H2, CustomerSql.CLAIM_CODE, claims));
        return refused;
    }

    /** Keeps the codes of changed customers for the index, and frees those they no longer have. */
    void replace(List<Planned> planned) {
        Rows current = Rows.of("customer_id", "cipher", "blind");
        Rows gone = Rows.of("customer_id");
        Rows freed = Rows.of("customer_id", "blind");
        Planned.changing(planned, CODE).forEach(one -> {
            int customer = one.customer();
            String before = one.before(CODE);
            String after = one.after(CODE);
            byte[] blind = after == null ? NO_CODE : blind(after, customer);
            if (after == null) {
                gone.add(customer);
            } else {
                current.add(customer, Base64.getDecoder().decode(after), blind);
            }
            if (before != null && !Arrays.equals(blind(before, customer), blind)) {
                freed.add(customer, blind(before, customer));
            }
        });
        bulk.change(CustomerSql.SET_CODE_H2, CustomerSql.SET_CODE, current);
        bulk.change(CustomerSql.DROP_CODE_H2, CustomerSql.DROP_CODE, gone);
        bulk.change(CustomerSql.FREE_CODE_H2, CustomerSql.FREE_CODE, freed);
        replaceFormer(planned);
    }

    private void replaceFormer(List<Planned> planned) {
        Rows gone = Rows.of("customer_id");
        Rows former = Rows.of("customer_id", "blind", "cipher");
        Planned.changing(planned, FORMER).forEach(one -> {
            gone.add(one.customer());
            String after = one.after(FORMER);
            if (after != null) {
                for (String code : vault.decrypt(after, one.customer()).split("\\|", -1)) {
                    String cipher = vault.encrypt(code, one.customer());
                    former.add(
                            one.customer(),
                            vault.blindIndex(new Hetu(code)),
                            Base64.getDecoder().decode(cipher));
                }
            }
        });
        bulk.change(CustomerSql.DROP_FORMER_H2, CustomerSql.DROP_FORMER, gone);
        bulk.insert("former_hetu", former);
    }

    private byte[] blind(String encrypted, int customer) {
        return vault.blindIndex(new Hetu(vault.decrypt(encrypted, customer)));
    }
}
