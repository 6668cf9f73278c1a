package fi.ajantasa.privacy;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.batch.Desk;
import fi.ajantasa.batch.Installation;
import fi.ajantasa.customer.CustomerQuery;
import fi.ajantasa.customer.IdentityHashes;
import fi.ajantasa.customer.IdentityKind;
import fi.ajantasa.customer.SealStore;
import fi.ajantasa.customer.TombstoneStore;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** Lets somebody erased be a customer again, because a person says that a new contract begins. */
public final class Readmission {
    private final Installation installation;
    private final Clock clock;

    public Readmission(Installation installation, Clock clock) {
        this.installation = installation;
        this.clock = clock;
    }

    /**
     * Notes it for a customer number, audited in the same transaction.
     *
     * @return USAGE for the number of a customer of today: noted beforehand it would undo a later erasure
     */
    public ExitCode readmit(String number, String by, String reason) throws DefinitionException {
        String jobHash = installation.readJobs().hash();
        Instant now = clock.instant();
        try (Desk desk = Desk.leased(installation)) {
            long hash = new IdentityHashes(desk.keys()).of(IdentityKind.NUMBER, number);
            CustomerQuery customers = new CustomerQuery(
                    desk.dataSource(), desk.keys(), installation.readJobs().catalogue());
            return Objects.requireNonNull(desk.transaction().execute(status -> {
                if (customers.findByNumber(number).isPresent()) {
                    return ExitCode.USAGE;
                }
                if (!new TombstoneStore(desk.dataSource())
                        .readmit(hash, by, reason, now, new SealStore(desk.dataSource(), desk.keys()))) {
                    return ExitCode.ALREADY_DONE;
                }
                String body = "{\"reason\":" + JsonMapper.shared().writeValueAsString(reason) + "}";
                new AuditLog(desk.dataSource())
                        .append(List.of(new AuditEntry("readmission", "", 0, by, "contract", jobHash, 0, body)), now);
                desk.confirm();
                return ExitCode.OK;
            }));
        }
    }
}
