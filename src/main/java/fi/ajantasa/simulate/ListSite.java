package fi.ajantasa.simulate;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** Where a list of places can be fetched, packed and under the name of its day. */
final class ListSite implements PackSite {
    private static final Map<String, String> NAMES = Map.of(
            Registers.MUNICIPALITIES, "kunnat_",
            Registers.POSTCODES, "PCF_",
            Registers.STREETS, "BAF_");

    private final String register;
    private volatile Shown shown = new Shown("", Pack.NONE);

    private record Shown(String name, Pack sent) {}

    ListSite(String register) {
        this.register = register;
    }

    @Override
    public String path() {
        return "/lists/";
    }

    @Override
    public String name(String day) {
        return NAMES.get(register) + day + ".zip";
    }

    /** What the list of a day is called. */
    static String name(String register, LocalDate day) {
        return new ListSite(register).name(day.format(DateTimeFormatter.BASIC_ISO_DATE));
    }

    @Override
    public void have(LocalDate day, Pack sent, Pack whole) {
        shown = new Shown(name(register, day), sent);
    }

    @Override
    public Page answer(Asked asked) {
        Shown now = shown;
        return now.sent()
                .findContent()
                .filter(content -> asked.path().equals(path() + now.name()))
                .map(Page::zip)
                .orElse(Page.bare(404));
    }
}
