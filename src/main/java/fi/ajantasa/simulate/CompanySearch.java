package fi.ajantasa.simulate;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Finds companies as the open data's questions do: a hundred on a page, pages from one, all conditions together. */
final class CompanySearch {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int ON_A_PAGE = 100;
    private static final String PAGE = "page";

    private static final Map<String, BiPredicate<JsonNode, String>> CONDITIONS = Map.of(
            "name",
            (company, asked) -> texts(company, "names", "name")
                    .anyMatch(it -> it.toLowerCase(Locale.ROOT).contains(asked.toLowerCase(Locale.ROOT))),
            "businessId",
            (company, asked) ->
                    company.path("businessId").path("value").asString("").equals(asked),
            "companyForm",
            (company, asked) -> texts(company, "companyForms", "type").anyMatch(asked::equals),
            "mainBusinessLine",
            (company, asked) ->
                    company.path("mainBusinessLine").path("type").asString("").equals(asked),
            "postCode",
            (company, asked) -> texts(company, "addresses", "postCode").anyMatch(asked::equals),
            "registrationDateStart",
            (company, asked) -> company.path("registrationDate").asString("").compareTo(asked) >= 0,
            "registrationDateEnd",
            (company, asked) -> company.path("registrationDate").asString("").compareTo(asked) <= 0);

    private final JsonNode companies;

    /** @param list all companies as JSON */
    CompanySearch(String list) {
        companies = JSON.readTree(list);
    }

    private static Stream<String> texts(JsonNode company, String list, String member) {
        return company.path(list).values().stream().map(it -> it.path(member).asString(""));
    }

    /**
     * The answer as JSON.
     *
     * @throws IllegalArgumentException when something is asked that the register does not know
     */
    String find(Map<String, String> asked) {
        int page = Integer.parseInt(asked.getOrDefault(PAGE, "1"));
        if (page < 1 || !asked.keySet().stream().allMatch(it -> it.equals(PAGE) || CONDITIONS.containsKey(it))) {
            throw new IllegalArgumentException("not a question of this register");
        }
        List<JsonNode> found = companies.values().stream()
                .filter(company -> asked.entrySet().stream()
                        .allMatch(it -> it.getKey().equals(PAGE)
                                || CONDITIONS
                                        .getOrDefault(it.getKey(), (none, text) -> false)
                                        .test(company, it.getValue())))
                .toList();
        ObjectNode answer = JSON.createObjectNode().put("totalResults", found.size());
        found.stream().skip((page - 1L) * ON_A_PAGE).limit(ON_A_PAGE).forEach(answer.putArray("companies")::add);
        return answer.toString();
    }
}
