package fi.ajantasa.cli;

import picocli.CommandLine.Option;

/** Which of the review's lists, and what of it. */
final class ReviewListOptions {
    @Option(names = "--kind", paramLabel = "K", defaultValue = "", description = "Only tasks of this kind.")
    String kind = "";

    @Option(names = "--register", paramLabel = "R", defaultValue = "", description = "Only tasks of this register.")
    String register = "";

    @Option(
            names = "--older-than",
            paramLabel = "DAYS",
            defaultValue = "0",
            description = "Only tasks at least so many days old.")
    long olderThan;

    @Option(names = "--disagreeing", description = "Instead: answers that a rule or model now contradicts.")
    boolean disagreeing;

    @Option(
            names = "--agreement",
            description = "Instead: how far two people agree who did not see each other's answer.")
    boolean agreement;

    @Option(names = "--json", description = "Print as JSON.")
    boolean json;
}
