package fi.ajantasa.privacy;

import fi.ajantasa.job.ExitCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking for a subject report.
 *
 * @param code OK with a report; HELD with a hash that another account is to confirm
 * @param reason why there is no report; empty where nobody has or had that number
 * @param hash of what was asked for, else empty
 * @param erasure the number of the erasure of whom was asked about, 0 when it is nobody erased
 */
public record SubjectAnswer(ExitCode code, String reason, String hash, int erasure, @Nullable SubjectReport report) {
    static SubjectAnswer of(SubjectReport report) {
        return new SubjectAnswer(ExitCode.OK, "", "", 0, report);
    }

    static SubjectAnswer waiting(String hash) {
        return new SubjectAnswer(ExitCode.HELD, "", hash, 0, null);
    }

    static SubjectAnswer refused(ExitCode code, String reason) {
        return new SubjectAnswer(code, reason, "", 0, null);
    }

    static SubjectAnswer erased(int erasure) {
        return new SubjectAnswer(ExitCode.USAGE, "that customer was erased", "", erasure, null);
    }

    public Optional<SubjectReport> findReport() {
        return Optional.ofNullable(report);
    }
}
