package fi.ajantasa.simulate;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import tools.jackson.core.JacksonException;

/** The business register's open data: the packed list of all companies by its day, and questions page by page. */
final class CompanyApi implements PackSite {
    static final String PATH = "/opendata-ytj-api/v3/";

    private volatile Shown shown = new Shown("", Pack.NONE, Pack.NONE);

    /**
     * What there is.
     *
     * @param sent the packed list as it is sent, right or wrong
     * @param whole the list as it should be
     */
    private record Shown(String day, Pack sent, Pack whole) {}

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public void have(LocalDate day, Pack sent, Pack whole) {
        shown = new Shown(day.format(DateTimeFormatter.BASIC_ISO_DATE), sent, whole);
    }

    @Override
    public String name(String day) {
        return "ytj_" + day + ".zip";
    }

    @Override
    public Page answer(Asked asked) {
        Shown now = shown;
        if (asked.path().equals(PATH + "companies")) {
            return search(asked, now);
        }
        boolean packed =
                asked.path().equals(PATH + name(now.day())) || asked.path().equals(PATH + "all_companies");
        return now.sent().findContent().filter(content -> packed).map(Page::zip).orElse(Page.bare(404));
    }

    private static Page search(Asked asked, Shown now) {
        try {
            return Page.json(new CompanySearch(now.whole().text()).find(asked.parameters()));
        } catch (IllegalArgumentException | JacksonException e) {
            return Page.bare(400);
        }
    }
}
