package fi.ajantasa.cli;

import picocli.CommandLine.Option;

/** What every command takes that shows values of a person; the {@link Gate} has looked at it before the command begins. */
final class PurposeOption {
    @Option(
            names = "--purpose",
            required = true,
            paramLabel = "P",
            description = "What for; kept in the audit log: customer-care, billing, marketing, collection, complaint,"
                    + " subject-access, quality, supervision or breach.")
    String purpose = "";
}
