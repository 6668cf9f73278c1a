package fi.ajantasa.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The registers of a night, in the order they run.
 *
 * @param schedule when the night is run and should be over, or null when nothing runs it by itself
 * @param checkpoints what becomes of the checkpoints of the audit log, or null when they stay here
 */
public record Night(
        DefinitionFile file, List<String> registers, @Nullable Schedule schedule, @Nullable Checkpoints checkpoints) {
    public Night {
        registers = List.copyOf(registers);
    }

    /** A night that is run when somebody asks. */
    public Night(DefinitionFile file, List<String> registers) {
        this(file, registers, null, null);
    }
}
