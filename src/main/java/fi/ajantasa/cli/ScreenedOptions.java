package fi.ajantasa.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command takes that asks about contact with one customer: who, on which channel, as of when. */
final class ScreenedOptions {
    @Parameters(paramLabel = "CUSTOMER", description = "Customer number.")
    String customer = "";

    @Option(names = "--channel", required = true, paramLabel = "C", description = "phone, post, email, sms, …")
    String channel = "";

    @Option(names = "--at", paramLabel = "T", description = "As it was at T: 2026-11-20T12:00, in Helsinki.")
    @Nullable
    String at;

    @Option(names = "--json", description = "Print as JSON.")
    boolean json;
}
