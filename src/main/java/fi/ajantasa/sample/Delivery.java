package fi.ajantasa.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** One delivery of a feed: how its files are called, and its control file, which is written last. */
record Delivery(Path folder, Feed feed, Kind kind, LocalDate date, int sequence) {
    /** Whose files they are. */
    enum Feed {
        CUSTOMERS("ajantasa-crm", "customers", "crm_customers"),
        POPULATION("ajantasa-vtj", "sahko", "vtj_sahko"),
        PHONE_EAST("luettelo-ita", "luettelo", "luettelo_ita"),
        PHONE_WEST("west-directory", "subscribers", "west"),
        PREFERENCE("kielto", "puhelin", "kielto_puhelin"),
        PREFERENCE_POST("kielto", "posti", "kielto_posti"),
        PAYMENT_REFERENCES("viitteet", "payment-references", "viitteet"),
        METERING_POINTS("kayttopaikat", "metering-points", "kayttopaikat");

        private final String layout;
        private final String feed;
        private final String prefix;

        Feed(String layout, String feed, String prefix) {
            this.layout = layout;
            this.feed = feed;
            this.prefix = prefix;
        }
    }

    /** Whether the delivery lists everybody or only changes. */
    enum Kind {
        BASE,
        DELTA
    }

    Path file(String ending) {
        String day = date.format(DateTimeFormatter.BASIC_ISO_DATE);
        return folder.resolve(String.format(Locale.ROOT, "%s_%s_%06d%s", feed.prefix, day, sequence, ending));
    }

    Path writeControl(List<FileTotals> files) throws IOException {
        Map<String, Object> control = new LinkedHashMap<>();
        control.put("layout", feed.layout);
        control.put("layout_version", "1");
        control.put("feed", feed.feed);
        control.put("kind", kind);
        control.put("extract_date", date.toString());
        control.put("sequence", sequence);
        control.put("previous_sequence", sequence == 1 ? null : sequence - 1);
        control.put("not_delivered", List.of());
        control.put("files", files);
        String json = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(control);
        Path path = file("_control.json");
        Files.write(path, (json.replace("\r\n", "\n") + "\n").getBytes(StandardCharsets.UTF_8));
        return path;
    }
}
