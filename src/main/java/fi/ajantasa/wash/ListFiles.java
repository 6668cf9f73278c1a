package fi.ajantasa.wash;

import fi.ajantasa.audit.Sha256;
import fi.ajantasa.source.ControlHeader;
import fi.ajantasa.source.Kind;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The files of a list as they are sent: numbers and nothing else, then their control totals. The same list gives the same bytes. */
final class ListFiles {
    private static final String HEADER = "numero\n";

    private final WashList wash;
    private final byte[] numbers;

    ListFiles(WashList wash, NumberList list) {
        this.wash = wash;
        this.numbers = numbers(list);
    }

    /** The numbers that are sent, each on a line of its own. */
    static byte[] numbers(NumberList list) {
        StringBuilder text = new StringBuilder(HEADER);
        list.sent().forEach((int place) -> text.append(list.e164(place)).append('\n'));
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** By name, in the order in which they are sent: who sees the control file may read the other. */
    List<Map.Entry<String, byte[]>> files() {
        String name = "pesu_%s_%s_%06d".formatted(wash.register(), Landing.day(wash.businessDate()), wash.sequence());
        return List.of(
                Map.entry(name + ".csv", numbers),
                Map.entry(name + "_control.json", JsonMapper.shared().writeValueAsBytes(control(name + ".csv"))));
    }

    private Map<String, Object> control(String file) {
        Map<String, Object> totals = new LinkedHashMap<>();
        totals.put("name", file);
        totals.put("rows", wash.numbers());
        totals.put("bytes", numbers.length);
        totals.put("sha256", Sha256.hex(numbers));
        return new ControlHeader("pesu", "1", wash.register(), Kind.BASE, wash.businessDate(), wash.sequence(), null)
                .with(List.of(totals));
    }
}
