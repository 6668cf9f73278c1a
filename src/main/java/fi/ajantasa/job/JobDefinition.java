package fi.ajantasa.job;

import org.jspecify.annotations.Nullable;

/** What one file in {@code jobs/} says about one register. */
public record JobDefinition(
        DefinitionFile file,
        String register,
        String title,
        Passport passport,
        @Nullable Schedule schedule,
        Receive receive,
        Contract contract,
        Expect expect) {}
