package fi.ajantasa.batch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A credit register on loopback: knows everybody as clear unless it is told otherwise. */
final class CreditBureau {
    static final String CLEAR = found("2", "");
    static final String NOT_KNOWN =
            """
            {"consumerResponse": {"responseHeader": {"responseStatus": "0"}, "decisionProposalData": null,
             "noRegisteredMessage": {"EIRText": "The person is not found in the register."}}}""";

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

    CreditBureau() {
        server.start();
    }

    /** A reply about somebody it knows, with these entries. */
    static String found(String proposal, String entries) {
        String factors = entries.isEmpty() ? "" : "{\"code\": \"041\", \"text\": \"has payment defaults\"}";
        return """
                {"consumerResponse": {"responseHeader": {"responseStatus": "0", "languageCode": "EN"},
                 "errorMessage": null, "decisionProposalData": {"decisionProposal": {"proposal": {"code": "%s",
                 "factorRow": [%s]}}}, "paymentDefaultData": {"paymentDefault": [%s]}}}"""
                .formatted(proposal, factors, entries);
    }

    static String error(String code) {
        return """
                {"consumerResponse": {"responseHeader": {"responseStatus": "1"},
                 "errorMessage": {"errorCode": "%s", "errorText": "as on the sheet"}}}"""
                .formatted(code);
    }

    String url() {
        return server.baseUrl() + "/services/consumer5/REST";
    }

    /** Takes its time for every answer, and tells when so many were asked for. */
    CountDownLatch slowly(int requests) {
        CountDownLatch asked = new CountDownLatch(requests);
        reply(json(CLEAR).withFixedDelay(100));
        server.addMockServiceRequestListener((request, response) -> asked.countDown());
        return asked;
    }

    /** Forgets what it was told and asked. */
    void reset() {
        server.resetAll();
        server.stubFor(any(anyUrl()).atPriority(9).willReturn(json(CLEAR)));
    }

    void stop() {
        server.stop();
    }

    /** Replies so about everybody. */
    void reply(ResponseDefinitionBuilder reply) {
        server.stubFor(any(anyUrl()).atPriority(5).willReturn(reply));
    }

    void reply(String body) {
        reply(json(body));
    }

    /** Replies so about one person. */
    void reply(String hetu, String body) {
        server.stubFor(about(hetu).willReturn(json(body)));
    }

    /** The first answer about the person is lost on its way; the next one arrives. */
    void loseAnswerOnce(String hetu) {
        server.stubFor(about(hetu)
                .inScenario("lost")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("lost")
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    }

    private static MappingBuilder about(String hetu) {
        return any(anyUrl())
                .atPriority(1)
                .withRequestBody(
                        containing("idnumber=" + hetu.replace("-", "%2D").replace("+", "%2B") + "&"));
    }

    static ResponseDefinitionBuilder json(String body) {
        return aResponse().withHeader("Content-Type", "application/json").withBody(body);
    }

    List<LoggedRequest> requests() {
        List<LoggedRequest> requests = new ArrayList<>();
        server.getAllServeEvents().forEach(it -> requests.add(LoggedRequest.createFrom(it.getRequest())));
        Collections.reverse(requests);
        return requests;
    }

    /** The parameters of each request, in the order they came. */
    List<Map<String, String>> asked() {
        return requests().stream().map(it -> parameters(it.getBodyAsString())).toList();
    }

    /** Who was asked about, in order. */
    List<String> askedAbout() {
        return asked().stream().map(it -> it.getOrDefault("idnumber", "")).toList();
    }

    private static Map<String, String> parameters(String form) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : form.split("&", -1)) {
            String[] sides = pair.split("=", -1);
            parameters.put(sides[0], URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }
}
