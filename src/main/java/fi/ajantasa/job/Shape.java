package fi.ajantasa.job;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The keys one kind of section has; {@code jobs/job.schema.json} says the same to editors. */
record Shape(String word, List<String> required, List<String> optional) {
    static final Shape JOB = new Shape(
            "job",
            List.of("register", "title", "passport", "receive", "columns", "link", "expect"),
            List.of("schedule", "detail", "ignore", "attributes", "says", "lifetime", "lease"));
    static final Shape PASSPORT = new Shape(
            "passport", List.of("purposes", "lawful-basis", "permit", "absence"), List.of("artificial-codes"));
    static final Shape PERMIT = new Shape("permit", List.of("id", "ends"), List.of());
    static final Shape SCHEDULE = new Shape("schedule", List.of("at", "deliver-by"), List.of());
    static final Shape RECEIVE =
            new Shape("receive", List.of("from", "file", "control", "format", "covers"), List.of("empty"));
    static final Shape FROM = new Shape("from", List.of("folder"), List.of());
    static final Shape CONTROL = new Shape("control", List.of("file", "layout", "version", "feed"), List.of());
    static final Shape FORMAT = new Shape("format", List.of("csv"), List.of());
    static final Shape CSV = new Shape("csv", List.of("charset", "separator"), List.of());
    static final Shape DETAIL = new Shape("detail", List.of("file", "columns"), List.of());
    static final Shape COLUMN = new Shape("column", List.of("is"), List.of("clean", "codes", "split", "of"));
    static final Shape ATTRIBUTE = new Shape(
            "attribute",
            List.of("kind", "category", "purposes", "sensitivity", "retention"),
            List.of("effect", "sources", "customer-said"));
    static final Shape LINK_RULE =
            new Shape("link-rule", List.of("rule"), List.of("same", "then", "model", "enrich", "restrict"));
    static final Shape EXPECT =
            new Shape("expect", List.of("rows", "rejected", "changes"), List.of("poison", "announced"));
    static final Shape ANNOUNCED =
            new Shape("announced", List.of("from", "until", "attribute", "ceiling", "reason"), List.of());
    static final Shape ROWS = new Shape("rows", List.of("min"), List.of("max"));
    static final Shape POISON = new Shape("poison", List.of("attempts"), List.of());
    static final Shape LIMIT = new Shape("limit", List.of("max"), List.of("floor"));
    static final Shape DECISIONS = new Shape("decisions", List.of("attributes", "marketing"), List.of("contact"));
    static final Shape SURVIVORSHIP = new Shape("survivorship", List.of("sources"), List.of("customer-said"));
    static final Shape MARKETING_RULE = new Shape("marketing-rule", List.of("reason", "when", "channels"), List.of());
    static final Shape LEASE = new Shape("lease", List.of("channels", "warn", "stop"), List.of());
    static final Shape CONTACT = new Shape(
            "contact",
            List.of("country", "adult-age", "channels", "purposes", "order"),
            List.of("companies", "exceptions"));
    static final Shape CHANNEL_RULE = new Shape("channel-rule", List.of("reached-by", "list"), List.of("consent"));
    static final Shape PURPOSE = new Shape("purpose", List.of("heeds"), List.of());
    static final Shape COMPANIES = new Shape("companies", List.of("spared"), List.of());
    static final Shape EXCEPTION = new Shape(
            "exception",
            List.of("reason", "register", "country", "channels", "kind", "evidence", "on", "lasts", "ends"),
            List.of());
    static final Shape NIGHT = new Shape("night", List.of("registers"), List.of());

    static List<Shape> all() {
        return List.of(
                JOB,
                PASSPORT,
                PERMIT,
                SCHEDULE,
                RECEIVE,
                FROM,
                CONTROL,
                FORMAT,
                CSV,
                DETAIL,
                COLUMN,
                ATTRIBUTE,
                LINK_RULE,
                EXPECT,
                ANNOUNCED,
                ROWS,
                POISON,
                LIMIT,
                DECISIONS,
                SURVIVORSHIP,
                MARKETING_RULE,
                LEASE,
                CONTACT,
                CHANNEL_RULE,
                PURPOSE,
                COMPANIES,
                EXCEPTION,
                NIGHT);
    }

    /** All keys, required and optional. */
    Set<String> keys() {
        var keys = new HashSet<>(required);
        keys.addAll(optional);
        return keys;
    }
}
