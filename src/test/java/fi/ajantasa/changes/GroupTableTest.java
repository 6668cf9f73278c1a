package fi.ajantasa.changes;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.Contract;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.JobFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The table of groups: complete for what is known of the service, and in the words of the definition. D28, D30, D32. */
class GroupTableTest {
    private static final Set<GroupRule.Use> READ = Set.of(
            GroupRule.Use.APPLY, GroupRule.Use.GRANTED, GroupRule.Use.CODES, GroupRule.Use.JOIN, GroupRule.Use.CHECK);

    @Test
    void knowsEveryGroupEverSeenAndItsMembers() throws IOException {
        Map<String, List<String>> seen =
                new Yaml().load(Files.readString(Path.of("src/test/resources/cases/change-groups.yaml")));
        assertThat(seen).hasSize(67);
        seen.forEach((group, members) -> {
            assertThat(GroupTable.ALL.find(group)).as(group).isPresent();
            GroupRule rule = GroupTable.ALL.find(group).orElseThrow();
            if (READ.contains(rule.use())) {
                assertThat(rule.members()).as(group).containsAll(members);
            }
        });
    }

    @Test
    void fillsColumnsThatTheDefinitionNames() throws DefinitionException {
        Contract contract =
                JobFolder.read(Path.of("jobs")).require("population").contract();
        assertThat(contract.main().columns().keySet()).containsAll(GroupTable.ALL.columns(false));
        assertThat(Objects.requireNonNull(contract.detail()).columns().keySet())
                .containsAll(GroupTable.ALL.columns(true));
    }

    @Test
    void leavesOutWhatIsNoneOfOurBusiness() {
        assertThat(GroupTable.ALL.isDropped("USKONTOKUNTA")).isTrue();
        assertThat(GroupTable.ALL.isDropped("HUOLTAJA")).isTrue();
        assertThat(GroupTable.ALL.isDropped("KUOLINPAIVA")).isFalse();
        assertThat(GroupTable.ALL.isDropped("JOKU_MUU")).isFalse();
    }
}
