package fi.ajantasa.job;

import java.util.List;
import java.util.Optional;

/** What simulated registers do wrong in which night; whether it can be done is for whoever simulates to say. */
public record Scenario(List<Deed> deeds) {
    /** Registers that do everything right. */
    public static final Scenario FAULTLESS = new Scenario(List.of());

    public Scenario {
        deeds = List.copyOf(deeds);
    }

    /**
     * One register's fault in one night.
     *
     * @param line where the file says so
     * @param night counted from 1
     * @param fault its number in the fault catalogue, like F45
     * @param times how many requests it hits before all is well again, or 0 for as many as is usual for it
     */
    public record Deed(int line, int night, String register, String fault, int times) {}

    /** Whether a register does anything wrong, in whatever night. */
    public boolean names(String register) {
        return deeds.stream().anyMatch(it -> it.register().equals(register));
    }

    /** Whether a register has this fault in any night. */
    public boolean has(String register, String fault) {
        return deeds.stream()
                .anyMatch(it -> it.register().equals(register) && it.fault().equals(fault));
    }

    /** What a register does wrong in a night, if anything. */
    public Optional<Deed> find(int night, String register) {
        return deeds.stream()
                .filter(it -> it.night() == night && it.register().equals(register))
                .findFirst();
    }
}
