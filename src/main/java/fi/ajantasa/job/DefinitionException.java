package fi.ajantasa.job;

import java.util.List;
import java.util.stream.Collectors;

/** The jobs folder cannot be used; carries all its problems at once. */
public final class DefinitionException extends Exception {
    private final transient List<Problem> problems;

    public DefinitionException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
