package fi.ajantasa.cli;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.privacy.SubjectAccess.Asked;
import fi.ajantasa.privacy.SubjectAnswer;
import fi.ajantasa.privacy.SubjectFile;
import fi.ajantasa.privacy.SubjectReport;
import fi.ajantasa.report.ThreeLines;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Writes a subject report into its file, and tells that it is written or why not; no value of anybody. */
final class SubjectText {
    private static final int SHORT = 12;

    private SubjectText() {}

    static int print(CommandSpec spec, Asked asked, SubjectOptions options, SubjectAnswer answer, SubjectFile file) {
        Optional<SubjectReport> report = answer.findReport();
        if (report.isPresent()) {
            return written(spec, options, report.get(), file);
        } else if (!answer.hash().isEmpty()) {
            return waiting(spec, options, asked.customer(), answer.hash());
        } else if (answer.reason().isEmpty()) {
            return ContactText.unknownCustomer(spec);
        } else if (answer.erasure() > 0) {
            String number = Integer.toString(answer.erasure());
            return Output.unknown(
                    spec,
                    asked.customer() + " was erased (erasure " + number
                            + "); left are keyed hashes, and what a law has us keep",
                    "ajantasa privacy kept " + number + " --reason TEXT");
        }
        return refused(spec, asked.customer(), answer);
    }

    private static int written(CommandSpec spec, SubjectOptions options, SubjectReport report, SubjectFile file) {
        String customer = report.head().customer();
        String next = "ajantasa audit who " + customer + " --purpose subject-access";
        if (!report.head().whereabouts()) {
            file.write(report, options.format, options.out);
            boolean hides = report.told().stream().anyMatch(SubjectReport.Told::hidden);
            return print(
                    spec,
                    ExitCode.OK,
                    new ThreeLines(
                            "OK: the report of " + customer + " is written"
                                    + (report.head().confidential() ? ", and is confidential" : "") + ".",
                            "That it was made is in the audit log; hand the file to the person alone and delete it then."
                                    + (hides ? " Whereabouts are left out; --whereabouts asks for them, too." : ""),
                            next),
                    Map.of(),
                    options.json);
        }
        String password = file.writeLocked(report, options.out);
        return print(
                spec,
                ExitCode.OK,
                new ThreeLines(
                        "OK: the report of " + customer + " with whereabouts is written; its password is " + password
                                + ".",
                        "The password is kept nowhere: tell it to the person themselves, apart from the file; delete the"
                                + " file then.",
                        next),
                Map.of("password", password),
                options.json);
    }

    private static int waiting(CommandSpec spec, SubjectOptions options, String customer, String hash) {
        String begins = hash.substring(0, SHORT);
        return print(
                spec,
                ExitCode.HELD,
                new ThreeLines(
                        "HELD: whereabouts of " + customer + " are asked for under " + begins + ".",
                        "Nothing was read; another account confirms it within 24 hours, after making sure who asks.",
                        "ajantasa privacy report " + customer + " --whereabouts --confirm " + begins + " --lang "
                                + options.language + " --format pdf --out FILE --identity HOW"),
                Map.of("hash", hash),
                options.json);
    }

    private static int refused(CommandSpec spec, String customer, SubjectAnswer answer) {
        String command = "ajantasa privacy report " + customer;
        String next =
                switch (answer.code()) {
                    case HELD -> command + " --living";
                    case APPROVAL_VOID -> command + " --whereabouts";
                    default -> command;
                };
        String what = answer.code() == ExitCode.HELD
                ? "No file was written; the dead have no right of access, and who says to be them is somebody else or"
                        + " wrongly marked."
                : "No file was written.";
        return Output.failure(
                spec,
                answer.code(),
                new ThreeLines(answer.code().name() + " " + customer + ": " + answer.reason() + ".", what, next));
    }

    private static int print(
            CommandSpec spec, ExitCode code, ThreeLines lines, Map<String, String> more, boolean json) {
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("code", code.number());
            all.put("name", code.name());
            all.putAll(more);
            all.put("lines", lines);
            Output.json(spec, all);
        } else {
            Output.line(spec, lines.text());
        }
        return code.number();
    }
}
