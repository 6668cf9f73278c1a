package fi.ajantasa.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The business register's open data as it is asked page by page. */
class CompanyApiTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @TempDir
    private Path folder;

    private final CompanyApi api = new CompanyApi();

    @BeforeEach
    void haveCompanies() throws Exception {
        SampleSet set = SampleSet.write(new Plan.Size(190, 900, 0, 230, 7), DAY, folder);
        SampleSet.Packed packed = set.pack("business", 1, DAY);
        assertThat(packed.rows()).isEqualTo(230);
        api.have(DAY, packed.pack(), packed.pack());
    }

    private Page ask(String path, String query) {
        return api.answer(new Asked(CompanyApi.PATH + path, query, new byte[0], ""));
    }

    private JsonNode companies(String query) {
        Page page = ask("companies", query);
        assertThat(page.status()).isEqualTo(200);
        return JsonMapper.shared().readTree(page.body());
    }

    @Test
    void givesAHundredOnAPageUntilAllAreTold() {
        assertThat(companies("").path("totalResults").asInt()).isEqualTo(230);
        assertThat(companies("page=1").path("companies")).hasSize(100);
        assertThat(companies("page=3").path("companies")).hasSize(30);
        assertThat(companies("page=4").path("companies")).isEmpty();
    }

    @Test
    void findsOneByItsBusinessId() {
        String id = companies("page=2").at("/companies/0/businessId/value").asString();
        JsonNode found = companies("businessId=" + id);
        assertThat(found.path("totalResults").asInt()).isEqualTo(1);
        assertThat(found.at("/companies/0/businessId/value").asString()).isEqualTo(id);
    }

    /** Not found is an answer, not an error. */
    @Test
    void answersThatNobodyIsFound() {
        assertThat(companies("businessId=9999999-9").path("totalResults").asInt())
                .isZero();
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThat(ask("companies", "page=0").status()).isEqualTo(400);
        assertThat(ask("companies", "owner=somebody").status()).isEqualTo(400);
        assertThat(ask("owners", "").status()).isEqualTo(404);
    }

    @Test
    void hasThePackedListOfItsDayOnly() {
        assertThat(ask("ytj_20261120.zip", "").status()).isEqualTo(200);
        assertThat(ask("all_companies", "").body())
                .isEqualTo(ask("ytj_20261120.zip", "").body());
        assertThat(ask("ytj_20261119.zip", "").status()).isEqualTo(404);
    }
}
