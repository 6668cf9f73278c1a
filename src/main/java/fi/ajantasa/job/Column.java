package fi.ajantasa.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One column of a register: its name there, and what it is here.
 *
 * @param attribute an attribute of the catalogue or one of {@link ColumnWord}
 * @param part a part of that attribute ({@code from}, {@code postcode} …), or null for the whole
 * @param clean the cleaner to apply, or null for none
 * @param codes the register's code to our word; empty when the text itself is the value
 * @param of the attributes a date of saying belongs to
 * @param split separator of a list in one cell, or null for a single value
 * @param codeList name, version and SHA-256 of the file its codes come from, empty when they stand in the job file
 */
public record Column(
        String name,
        String attribute,
        @Nullable String part,
        @Nullable String clean,
        Map<String, String> codes,
        List<String> of,
        @Nullable String split,
        String codeList) {
    public Column {
        codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
        of = List.copyOf(of);
    }

    /** Whether its codes say which address or name the record is about. */
    public boolean isKind() {
        return "kind".equals(part);
    }

    /** The whole word of {@code is:}, part included. */
    public String is() {
        return part == null ? attribute : attribute + "." + part;
    }
}
