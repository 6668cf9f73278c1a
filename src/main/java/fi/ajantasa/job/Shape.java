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
    static final Shape REFERENCE = new Shape(
            "reference",
            List.of("reference", "title", "permit", "receive", "columns", "expect"),
            List.of("schedule", "ignore"));
    static final Shape PLACE_COLUMN = new Shape("place-column", List.of("is"), List.of("codes"));
    static final Shape REFERENCE_EXPECT = new Shape("reference-expect", List.of("rows", "rejected"), List.of());
    static final Shape PASSPORT = new Shape(
            "passport",
            List.of("purposes", "lawful-basis", "permit", "absence"),
            List.of("artificial-codes", "credit-purposes"));
    static final Shape PERMIT = new Shape("permit", List.of("id", "ends"), List.of());
    static final Shape SCHEDULE = new Shape("schedule", List.of("deliver-by"), List.of("at", "cron"));
    static final Shape RECEIVE = new Shape(
            "receive",
            List.of("from", "file", "control", "format", "covers"),
            List.of("packed", "records", "plausible", "empty", "pgp", "keep"));
    static final Shape FROM =
            new Shape("from", List.of(), List.of("folder", "sftp", "https", "query", "changes", "wash"));
    static final Shape SFTP = new Shape(
            "sftp",
            List.of("host", "user", "folder", "host-key"),
            List.of("port", "done", "key", "passphrase", "password", "limits"));
    static final Shape HTTPS =
            new Shape("https", List.of("url", "files"), List.of("trust", "certificate", "token", "limits", "pages"));
    static final Shape PAGES = new Shape("pages", List.of("ask", "records", "count"), List.of("pause"));
    static final Shape CERTIFICATE = new Shape("certificate", List.of("file"), List.of("password"));
    static final Shape LIMITS =
            new Shape("limits", List.of(), List.of("connect", "read", "call", "total", "attempts", "pause", "size"));
    static final Shape SECRET = new Shape("secret", List.of(), List.of("env", "file"));
    static final Shape PGP = new Shape("pgp", List.of("key", "signed-by"), List.of("passphrase"));
    static final Shape QUERY = new Shape(
            "query",
            List.of("service", "url", "user", "end-user", "password", "key", "purposes", "again", "keep", "growth"),
            List.of("method", "target", "trust", "certificate", "limits"));
    static final Shape CHANGES = new Shape(
            "changes",
            List.of("service", "url", "user", "password"),
            List.of("client", "granted", "parts", "pages", "lag", "stale", "keep", "trust", "certificate", "limits"));
    static final Shape WASH = new Shape("wash", List.of("to", "again", "reply"), List.of("keep", "pgp"));
    static final Shape SEAL = new Shape("seal", List.of("for", "key"), List.of("passphrase"));
    static final Shape OUTBOX = new Shape("outbox", List.of(), List.of("folder", "sftp", "https"));
    static final Shape POST = new Shape("post", List.of("url"), List.of("trust", "certificate", "token", "limits"));
    static final Shape WASH_REPLY = new Shape(
            "wash-reply",
            List.of("from", "file", "control", "format", "covers", "number", "verdict", "codes"),
            List.of("packed", "records", "plausible", "pgp", "keep", "ignore"));
    static final Shape CONTROL = new Shape("control", List.of("file", "layout", "version", "feed"), List.of());
    static final Shape HASH_FILE = new Shape("hash-file", List.of("sha256"), List.of());
    static final Shape PLAUSIBLE = new Shape("plausible", List.of("rows"), List.of("keys"));
    static final Shape PACKED = new Shape("packed", List.of(), List.of("zip", "gzip"));
    static final Shape ZIP = new Shape("zip", List.of("entry", "size"), List.of("ratio"));
    static final Shape GZIP = new Shape("gzip", List.of("size"), List.of("ratio"));
    static final Shape RECORDS = new Shape("records", List.of(), List.of("header", "data", "trailer"));
    static final Shape EDGE_RECORD = new Shape("edge-record", List.of("starts"), List.of("fields", "length", "totals"));
    static final Shape RECORD_TOTAL =
            new Shape("record-total", List.of("name", "count", "sum", "of"), List.of("where"));
    static final Shape EDGE_FIELD =
            new Shape("edge-field", List.of("at"), List.of("date", "must-be", "codes", "wraps-after", "split", "part"));
    static final Shape FORMAT = new Shape(
            "format", List.of(), List.of("csv", "fixed", "xml", "json", "json-lines", "readings", "xlsx", "one-of"));
    static final Shape CSV = new Shape("csv", List.of("charset", "separator"), List.of("columns", "shape"));
    static final Shape FIXED = new Shape(
            "fixed", List.of("charset", "length", "line-end", "columns"), List.of("constants", "shape", "groups"));
    static final Shape GROUPS =
            new Shape("groups", List.of("ends", "count", "kinds"), List.of("continued", "columns", "drop"));
    static final Shape CONTINUED = new Shape("continued", List.of("at", "as"), List.of());
    static final Shape GROUP =
            new Shape("group", List.of("starts", "length"), List.of("when", "columns", "same", "others"));
    static final Shape XLSX = new Shape("xlsx", List.of("sheet", "columns", "size"), List.of("other-sheets", "about"));
    static final Shape XML = new Shape("xml", List.of("record", "columns"), List.of("totals"));
    static final Shape XML_TOTALS =
            new Shape("xml-totals", List.of("name", "in", "count", "each", "sum", "of"), List.of());
    static final Shape JSON = new Shape("json", List.of("columns"), List.of("records", "count", "around", "ignore"));
    static final Shape JSON_LINES = new Shape("json-lines", List.of("columns"), List.of("ignore"));
    static final Shape READINGS = new Shape(
            "readings", List.of("charset", "separator", "decimal", "header", "product", "unit", "missing"), List.of());
    static final Shape READINGS_HEADER = new Shape(
            "readings-header",
            List.of("point", "product", "resolution", "unit", "start", "amount", "quality"),
            List.of("type"));
    static final Shape MEMBER = new Shape(
            "member",
            List.of("at"),
            List.of("split", "part", "only", "like", "date", "country", "pick", "type", "otherwise"));
    static final Shape CONDITION = new Shape("condition", List.of("not"), List.of());
    static final Shape PLACE =
            new Shape("place", List.of("at"), List.of("split", "part", "only", "like", "date", "country"));
    static final Shape DETAIL = new Shape("detail", List.of("file", "columns"), List.of());
    static final Shape COLUMN =
            new Shape("column", List.of("is"), List.of("clean", "codes", "code-list", "split", "of"));
    static final Shape CODE_LIST =
            new Shape("code-list", List.of("code-list", "version", "source", "codes"), List.of());
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
    static final Shape DECISIONS = new Shape(
            "decisions", List.of("attributes", "marketing"), List.of("contact", "review", "write-back", "controller"));
    static final Shape CONTROLLER = new Shape("controller", List.of("name", "contact", "officer"), List.of());
    static final Shape WRITE_BACK = new Shape(
            "write-back", List.of("system", "purposes", "attributes", "to", "answers", "format"), List.of("within"));
    static final Shape REVIEW = new Shape("review", List.of(), List.of("expires", "flag", "second"));
    static final Shape SURVIVORSHIP = new Shape("survivorship", List.of("sources"), List.of("customer-said", "newest"));
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
    static final Shape NIGHT = new Shape("night", List.of("registers"), List.of("schedule", "checkpoints"));
    static final Shape CHECKPOINTS = new Shape("checkpoints", List.of("to"), List.of("witness"));

    private static final List<Shape> ALL = List.of(
            JOB,
            REFERENCE,
            PLACE_COLUMN,
            REFERENCE_EXPECT,
            PASSPORT,
            PERMIT,
            SCHEDULE,
            RECEIVE,
            FROM,
            SFTP,
            HTTPS,
            PAGES,
            CERTIFICATE,
            LIMITS,
            SECRET,
            PGP,
            QUERY,
            CHANGES,
            WASH,
            SEAL,
            OUTBOX,
            POST,
            WASH_REPLY,
            CONTROL,
            HASH_FILE,
            PLAUSIBLE,
            PACKED,
            ZIP,
            GZIP,
            RECORDS,
            EDGE_RECORD,
            EDGE_FIELD,
            RECORD_TOTAL,
            FORMAT,
            CSV,
            FIXED,
            GROUPS,
            CONTINUED,
            GROUP,
            XLSX,
            XML,
            XML_TOTALS,
            JSON,
            JSON_LINES,
            READINGS,
            READINGS_HEADER,
            MEMBER,
            CONDITION,
            PLACE,
            DETAIL,
            COLUMN,
            CODE_LIST,
            ATTRIBUTE,
            LINK_RULE,
            EXPECT,
            ANNOUNCED,
            ROWS,
            POISON,
            LIMIT,
            DECISIONS,
            CONTROLLER,
            WRITE_BACK,
            REVIEW,
            SURVIVORSHIP,
            MARKETING_RULE,
            LEASE,
            CONTACT,
            CHANNEL_RULE,
            PURPOSE,
            COMPANIES,
            EXCEPTION,
            NIGHT,
            CHECKPOINTS);

    static List<Shape> all() {
        return ALL;
    }

    /** All keys, required and optional. */
    Set<String> keys() {
        var keys = new HashSet<>(required);
        keys.addAll(optional);
        return keys;
    }
}
