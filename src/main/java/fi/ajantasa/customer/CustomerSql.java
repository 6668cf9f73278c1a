package fi.ajantasa.customer;

/** The statements of the customer stores that differ: per row for H2 (parameters by number), set-based for PostgreSQL. */
final class CustomerSql {
    static final String UPDATE_H2 =
            "update customer set held = ?3, version = version + 1 where id = ?1 and version = ?2";
    static final String UPDATE =
            """
            update customer c set held = n.held, version = c.version + 1
            from unnest(?, ?, ?) n(id, version, held)
            where c.id = n.id and c.version = n.version returning c.id""";

    static final String CLAIM_CODE_H2 =
            """
            merge into customer_code c
            using (values (cast(?1 as integer), cast(?2 as varbinary))) n(customer_id, blind) on c.blind = n.blind
            when matched and c.customer_id = n.customer_id then update set customer_id = n.customer_id
            when not matched then insert (blind, customer_id) values (n.blind, n.customer_id)""";
    static final String CLAIM_CODE =
            """
            insert into customer_code as c (customer_id, blind) select * from unnest(?, ?)
            on conflict (blind) do update set customer_id = c.customer_id where c.customer_id = excluded.customer_id
            returning customer_id""";

    static final String SET_CODE_H2 =
            "merge into customer_hetu (customer_id, cipher, blind) key (customer_id) values (?1, ?2, ?3)";
    static final String SET_CODE =
            """
            insert into customer_hetu (customer_id, cipher, blind) select * from unnest(?, ?, ?)
            on conflict (customer_id) do update set cipher = excluded.cipher, blind = excluded.blind
            returning customer_id""";

    static final String DROP_CODE_H2 = "delete from customer_hetu where customer_id = ?1";
    static final String DROP_CODE =
            "delete from customer_hetu c using unnest(?) n(id) where c.customer_id = n.id returning n.id";

    static final String FREE_CODE_H2 = "delete from customer_code where customer_id = ?1 and blind = ?2";
    static final String FREE_CODE =
            """
            delete from customer_code c using unnest(?, ?) n(id, blind)
            where c.customer_id = n.id and c.blind = n.blind returning n.id""";

    static final String DROP_FORMER_H2 = "delete from former_hetu where customer_id = ?1";
    static final String DROP_FORMER =
            "delete from former_hetu c using unnest(?) n(id) where c.customer_id = n.id returning n.id";

    static final String DROP_NUMBER_H2 = "delete from customer_number where customer_id = ?1 and number = ?2";
    static final String DROP_NUMBER =
            """
            delete from customer_number c using unnest(?, ?) n(id, number)
            where c.customer_id = n.id and c.number = n.number returning n.id""";

    static final String DROP_IDENTIFIER_H2 =
            "delete from customer_identifier where customer_id = ?1 and kind = ?2 and number = ?3";
    static final String DROP_IDENTIFIER =
            """
            delete from customer_identifier c using unnest(?, ?, ?) n(id, kind, number)
            where c.customer_id = n.id and c.kind = n.kind and c.number = n.number returning n.id""";

    static final String RESTRICT_H2 =
            """
            merge into restriction r
            using (values (cast(?1 as integer), cast(?2 as varchar), cast(?3 as integer), cast(?4 as integer),
                           cast(?5 as integer), cast(?6 as date), cast(?7 as date)))
                  n(customer_id, reason, channels, extract_id, row_number, since, until_date)
            on r.reason = n.reason and r.customer_id = n.customer_id
            when matched then update set channels = n.channels, extract_id = n.extract_id, row_number = n.row_number,
                until_date = n.until_date
            when not matched then insert (reason, customer_id, channels, extract_id, row_number, since, until_date)
                values (n.reason, n.customer_id, n.channels, n.extract_id, n.row_number, n.since, n.until_date)""";
    static final String RESTRICT =
            """
            insert into restriction (customer_id, reason, channels, extract_id, row_number, since, until_date)
            select * from unnest(?, ?, ?, ?, ?, ?, cast(? as date[]))
            on conflict (customer_id, reason) do update set channels = excluded.channels,
                extract_id = excluded.extract_id, row_number = excluded.row_number, until_date = excluded.until_date
            returning customer_id""";

    static final String LIFT_H2 = "delete from restriction where customer_id = ?1 and reason = ?2";
    static final String LIFT =
            """
            delete from restriction r using unnest(?, ?) n(id, reason)
            where r.customer_id = n.id and r.reason = n.reason returning n.id""";

    static final String RELINK_H2 =
            "update link set fingerprint = ?2, extract_id = ?3, row_number = ?4, origin = ?5, rule = ?6 where id = ?1";
    static final String RELINK =
            """
            update link l set fingerprint = n.fingerprint, extract_id = n.extract_id, row_number = n.row_number,
                origin = n.origin, rule = n.rule
            from unnest(?, ?, ?, ?, ?, ?) n(id, fingerprint, extract_id, row_number, origin, rule)
            where l.id = n.id""";

    static final String SCHEDULE_H2 = "merge into due (customer_id, due_on) key (due_on, customer_id) values (?1, ?2)";
    static final String SCHEDULE =
            """
            insert into due (customer_id, due_on) select * from unnest(?, ?)
            on conflict (due_on, customer_id) do nothing returning customer_id""";

    private CustomerSql() {}
}
