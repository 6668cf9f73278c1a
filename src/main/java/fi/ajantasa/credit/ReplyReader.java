package fi.ajantasa.credit;

import fi.ajantasa.person.Hetu;
import fi.ajantasa.source.StrictJson;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the body of a reply with HTTP 200. Errors and "not in the register" come so too; and whatever is not understood to
 * the last word is {@link Answer.Unknown}, never a refusal and never a clean record (F85, F86, F87, F124).
 */
final class ReplyReader {
    private static final int DEPTH = 32;
    private static final int LONGEST = 4_000;
    private static final Set<String> ROOTS = Set.of("consumerResponse", "companyResponse", "watchListResponse");
    private static final Set<String> PROPOSALS = Set.of("0", "1", "2");
    private static final String YES = "2";
    /** A proposal's factor: the person has payment defaults. */
    private static final String HAS_DEFAULTS = "041";

    private static final String FOUND = "found";
    private static final JsonMapper JSON = StrictJson.mapper(DEPTH, LONGEST);

    private final LocalDate today;

    ReplyReader(LocalDate today) {
        this.today = today;
    }

    Answer read(byte[] body, Hetu asked) {
        try {
            JsonNode reply = root(JSON.readTree(body));
            return reply.isObject() ? read(reply, asked) : new Answer.Unknown("no-response");
        } catch (JacksonException e) {
            return new Answer.Unknown("not-json");
        }
    }

    private static JsonNode root(JsonNode document) {
        return ROOTS.stream()
                .map(document::path)
                .filter(JsonNode::isObject)
                .findFirst()
                .orElse(document.path("consumerResponse"));
    }

    private Answer read(JsonNode reply, Hetu asked) {
        String code = text(reply.path("errorMessage").path("errorCode"));
        if (!code.isEmpty()) {
            return refused(code);
        }
        if (!text(reply.path("responseHeader").path("responseStatus")).equals("0")) {
            return new Answer.Unknown("status-without-code");
        }
        if (isOfAnother(reply.path("personInformation"), asked)) {
            return new Answer.Unknown("another-person");
        }
        Optional<LocalDate> asOf = asOf(reply.path("responseHeader"));
        if (asOf.isEmpty()) {
            return new Answer.Unknown("date-not-understood");
        }
        return reply.path("noRegisteredMessage").isObject() ? notInRegister(asOf.get()) : verdict(reply, asOf.get());
    }

    private Answer refused(String code) {
        Consequence consequence = ReplyCodes.of(code);
        return switch (consequence) {
            case NOT_IN_REGISTER -> notInRegister(today);
            case REJECT -> new Answer.RecordError(code);
            case RETRY -> new Answer.Again(code, false);
            case CREDENTIALS, CLOCK, MALFORMED -> new Answer.Stop(consequence.code(), consequence.reason(), code);
            case UNKNOWN -> new Answer.Unknown(consequence.reason());
        };
    }

    private static Answer notInRegister(LocalDate asOf) {
        return new Answer.Verdict(CreditStatus.NOT_IN_REGISTER, 0, asOf, null, "EIR");
    }

    /** A reply about somebody we did not ask for is not stored (F96). */
    private static boolean isOfAnother(JsonNode person, Hetu asked) {
        String told = text(person.path("idNumber"));
        return !told.isEmpty() && !told.equals(asked.code());
    }

    /** The day the reply is of; today's where it names none. */
    private Optional<LocalDate> asOf(JsonNode header) {
        JsonNode date = header.path("timeStamp").path("date");
        return date.isMissingNode() || date.isNull() ? Optional.of(today) : BureauDate.find(date);
    }

    private Answer verdict(JsonNode reply, LocalDate asOf) {
        JsonNode proposal =
                reply.path("decisionProposalData").path("decisionProposal").path("proposal");
        String proposed = text(proposal.path("code"));
        if (!PROPOSALS.contains(proposed)) {
            return new Answer.Unknown(proposed.isEmpty() ? "no-proposal" : "unknown-proposal");
        }
        Optional<Entries> entries = Entries.find(reply.path("paymentDefaultData"), today);
        if (entries.isEmpty()) {
            return new Answer.Unknown("entry-not-understood");
        }
        boolean told = reply.path("paymentDefaultData").isObject();
        boolean factor = factors(proposal.path("factorRow")).contains(HAS_DEFAULTS);
        return verdict(entries.get(), new Proposed(proposed.equals(YES), factor, told), asOf);
    }

    /**
     * What the reply says besides the entries.
     *
     * @param favourable the proposal is to grant
     * @param factor it names payment defaults as a reason
     * @param told there is a part about payment defaults at all
     */
    private record Proposed(boolean favourable, boolean factor, boolean told) {}

    private static Answer verdict(Entries entries, Proposed proposed, LocalDate asOf) {
        boolean factorOnly = proposed.factor() && entries.told() == 0;
        if (factorOnly && proposed.told()) {
            return new Answer.Unknown("defaults-contradict");
        }
        if (entries.count() > 0 || factorOnly) {
            int count = Math.max(1, entries.count());
            return new Answer.Verdict(CreditStatus.HAS_DEFAULTS, count, asOf, entries.until(), FOUND);
        }
        return proposed.told() || proposed.favourable()
                ? new Answer.Verdict(CreditStatus.CLEAR, 0, asOf, null, FOUND)
                : new Answer.Unknown("defaults-not-told");
    }

    private static Set<String> factors(JsonNode rows) {
        Set<String> codes = new HashSet<>();
        if (rows.isObject()) {
            codes.add(text(rows.path("code")));
        }
        rows.values().forEach(row -> codes.add(text(row.path("code"))));
        return codes;
    }

    /** Numbers come as text and text as numbers. */
    private static String text(JsonNode node) {
        return node.isString() || node.isIntegralNumber() ? node.asString().strip() : "";
    }
}
