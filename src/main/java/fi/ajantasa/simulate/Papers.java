package fi.ajantasa.simulate;

import java.util.Map;
import java.util.TreeMap;

/** What definitions say in one night only, and no longer in the next. */
final class Papers {
    private final Ground ground;
    private final Map<String, YamlText> usual = new TreeMap<>();

    Papers(Ground ground) {
        this.ground = ground;
    }

    /** Has definitions say what tonight's faults need, and all others what they usually say. */
    void write(Tonight tonight) {
        usual.forEach(ground.definitions()::write);
        usual.clear();
        for (String register : Registers.all()) {
            Fault wrong = tonight.fault(register);
            String name = register.equals(Registers.CHANGES) ? Registers.POPULATION : register;
            if (wrong != null) {
                ground.definitions().find(name).ifPresent(it -> write(name, it, wrong, tonight));
            }
        }
    }

    private void write(String name, YamlText definition, Fault wrong, Tonight tonight) {
        YamlText changed = wrong.define(definition, tonight.day(), ground);
        if (!changed.equals(definition)) {
            usual.put(name, definition);
            ground.definitions().write(name, changed);
        }
    }
}
