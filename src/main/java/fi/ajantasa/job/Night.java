package fi.ajantasa.job;

import java.util.List;

/** The registers of a night, in the order they run. */
public record Night(DefinitionFile file, List<String> registers) {
    public Night {
        registers = List.copyOf(registers);
    }
}
