package fi.ajantasa.simulate;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be the matter with what was agreed with registers: permits, certificates, purposes, announcements. */
final class PaperFaults {
    private static final String RECEIVE = "receive";
    private static final String FROM = "from";
    private static final String PASSPORT = "passport";
    private static final String PERMIT = "permit";
    private static final int CEILING = 1_000_000;

    private PaperFaults() {}

    static List<PaperFault> list() {
        return List.of(
                new PaperFault(
                        "F66",
                        "everybody lives somewhere else, as was announced",
                        Set.of(Registers.POPULATION),
                        2,
                        (definition, night, ground) -> announced(definition, night),
                        RowFaults::elsewhere),
                paper("F99", "our own certificate is over", Registers.webBut(), PaperFaults::appearing),
                paper(
                        "F102",
                        "the permit ended the day before",
                        Registers.all(),
                        (definition, night, ground) -> ended(definition, night)),
                paper(
                        "F103",
                        "a purpose that customers have is not agreed on",
                        Set.of(Registers.CREDIT),
                        (definition, night, ground) -> withoutMonitoring(definition)));
    }

    private static PaperFault paper(String number, String does, Set<String> registers, PaperFault.Paper paper) {
        return new PaperFault(number, does, registers, 1, paper, DeliveryFault.Night::tonight);
    }

    private static YamlText announced(YamlText definition, LocalDate night) {
        String changes = Stream.of("permanent-address", "postal-address", "temporary-address")
                .map(it -> "{from: " + night + ", until: " + night + ", attribute: " + it + ", ceiling: " + CEILING
                        + ", reason: streets are renamed}")
                .collect(Collectors.joining(", ", "[", "]"));
        return definition.withBefore("announced", changes, "expect", "rows");
    }

    /** Wherever a definition names a server, we appear there with a certificate that is over. */
    private static YamlText appearing(YamlText definition, LocalDate night, Ground ground) {
        String own = "{file: " + ground.endedCertificate(night) + ", password: "
                + Definitions.secret(Ground.ENDED_PASSWORD) + "}";
        String way = Stream.of("https", "query", "changes")
                .filter(it -> definition.has(RECEIVE, FROM, it))
                .findFirst()
                .orElseThrow();
        return definition.withBefore("certificate", own, RECEIVE, FROM, way, "url");
    }

    /** A register has its permit in its passport, a list of places has it alone. */
    private static YamlText ended(YamlText definition, LocalDate night) {
        String day = night.minusDays(1).toString();
        return definition.has(PASSPORT, PERMIT, "ends")
                ? definition.with(day, PASSPORT, PERMIT, "ends")
                : definition.with(day, PERMIT, "ends");
    }

    private static YamlText withoutMonitoring(YamlText definition) {
        return definition
                .with("[credit-grant, collection-plan]", PASSPORT, "credit-purposes")
                .with("{credit-grant: \"1\", collection-plan: \"3\"}", RECEIVE, FROM, "query", "purposes");
    }
}
