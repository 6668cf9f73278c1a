package fi.ajantasa.simulate;

import java.util.Locale;

/** What the credit register's consumer service says, as JSON. */
final class CreditReplies {
    static final String NOT_IN_REGISTER =
            """
            {"consumerResponse": {"responseHeader": {"languageCode": "EN", "responseStatus": "0"}, "errorMessage": null,
             "decisionProposalData": null, "noRegisteredMessage": {"EIRText": "The person is not in the register."}}}""";
    static final String WITHOUT_PROPOSAL =
            """
            {"consumerResponse": {"responseHeader": {"languageCode": "EN", "responseStatus": "0"}, "errorMessage": null,
             "decisionProposalData": null}}""";
    static final String CLEAR = found("2", "", "");
    static final String HAS_DEFAULTS =
            found("0", "{\"code\": \"041\", \"text\": \"payment defaults\"}", "{\"code\": \"UMV\"}");
    /** About an artificial person that nobody asks for. */
    static final String OF_ANOTHER = CLEAR.replaceFirst(
            "\"errorMessage\"", "\"personInformation\": {\"idNumber\": \"010190-900P\"}, \"errorMessage\"");

    private CreditReplies() {}

    private static String found(String proposal, String factors, String entries) {
        return String.format(
                Locale.ROOT,
                """
                {"consumerResponse": {"responseHeader": {"languageCode": "EN", "responseStatus": "0"},
                 "errorMessage": null, "decisionProposalData": {"decisionProposal": {"proposal": {"code": "%s",
                 "factorRow": [%s]}}}, "paymentDefaultData": {"paymentDefault": [%s]}}}""",
                proposal,
                factors,
                entries);
    }

    static String error(String code) {
        return String.format(
                Locale.ROOT,
                """
                {"consumerResponse": {"responseHeader": {"languageCode": "EN", "responseStatus": "1"},
                 "errorMessage": {"errorCode": "%s", "errorText": "See the sheet of codes."}}}""",
                code);
    }
}
