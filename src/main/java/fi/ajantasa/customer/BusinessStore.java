package fi.ajantasa.customer;

import fi.ajantasa.audit.BulkStore;
import fi.ajantasa.audit.Rows;
import fi.ajantasa.person.BusinessId;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** The business ids of customers in a narrow table; one company may be several customers. */
final class BusinessStore {
    private static final String BUSINESS_ID = "business-id";

    private final JdbcTemplate jdbc;
    private final BulkStore bulk;

    BusinessStore(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.bulk = new BulkStore(dataSource);
    }

    /** Sees ids one by one, each as the number of its digits. */
    interface Reader {
        void id(long number, int customer);
    }

    /** Writes the ids that customers get and drops those they lose. */
    void replace(List<Planned> planned) {
        Rows gone = Rows.of("customer_id");
        Rows added = Rows.of("customer_id", "number");
        Planned.changing(planned, BUSINESS_ID).forEach(one -> {
            String after = one.after(BUSINESS_ID);
            if (one.before(BUSINESS_ID) != null) {
                gone.add(one.customer());
            }
            if (after != null) {
                added.add(one.customer(), new BusinessId(after).packed());
            }
        });
        bulk.change(CustomerSql.DROP_BUSINESS_H2, CustomerSql.DROP_BUSINESS, gone);
        bulk.insert("customer_business", added);
    }

    /** Shows the ids of customers from the first to the last, in the order of customers. */
    void read(int first, int last, Reader reader) {
        RowCallbackHandler show = row -> reader.id(row.getLong(1), row.getInt(2));
        jdbc.query(
                "select number, customer_id from customer_business where customer_id between ? and ?"
                        + " order by customer_id",
                show,
                first,
                last);
    }
}
