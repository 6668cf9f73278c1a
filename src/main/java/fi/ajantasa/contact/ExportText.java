package fi.ajantasa.contact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What is kept of an export beside its receipts, as JSON: lists, sums and hashes, no value of anybody. */
final class ExportText {
    private static final JsonMapper JSON = new JsonMapper();

    private ExportText() {}

    static String lists(List<ListState> lists) {
        return JSON.writeValueAsString(lists.stream().map(ExportText::list).toList());
    }

    private static Map<String, Object> list(ListState list) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("register", list.register());
        ListState.Version version = list.version();
        if (version != null) {
            words.put("sequence", version.sequence());
            words.put("date", version.date().toString());
            words.put("checked", version.checked().toString());
            words.put("hash", version.hash());
        }
        return words;
    }

    static String sums(String recipient, ReceiptSums sums, String fileHash, String receiptsHash) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("recipient", recipient);
        words.put("candidates", sums.allowed() + sums.denied());
        words.put("allowed", sums.allowed());
        words.put("denied", sums.denied());
        words.put("deniedByFirstReason", sums.byFirstReason());
        words.put("fileHash", fileHash);
        words.put("receiptsHash", receiptsHash);
        return JSON.writeValueAsString(words);
    }

    static String refusal(ExportOrder order, List<ListState> lists) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("channel", order.channel().word());
        words.put("recipient", order.recipient());
        words.put("reason", "lease-expired");
        words.put("lists", new ArrayList<>(lists.stream().map(ListState::text).toList()));
        return JSON.writeValueAsString(words);
    }
}
