package fi.ajantasa.batch;

import fi.ajantasa.job.DefinitionException;
import java.time.Clock;
import java.util.Optional;

/** Tells the customer system what runs applied, whenever somebody asks for it. */
public record WriteBacks(Installation installation, Clock clock) {

    /**
     * How it ended; nothing where the definitions tell the customer system nothing.
     *
     * @throws Locked when another process is running
     */
    public Optional<RegisterResult> send(Request request) throws DefinitionException {
        try (Workplace workplace = Workplace.open(installation, clock)) {
            return new WriteBackTurn(workplace).take(request, request.again());
        }
    }
}
