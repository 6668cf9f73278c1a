package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.link.ClericalTask;
import java.util.List;
import org.junit.jupiter.api.Test;

class SamePersonGroupsTest {
    @Test
    void joinsCustomersWhoHangTogetherByQuestions() {
        SamePersonGroups groups =
                new SamePersonGroups(List.of(question(1, 2, 10), question(3, 4, 11), question(5, 2, 12)));
        assertThat(groups.members()).containsExactly(1, 2, 3, 4, 5);
        assertThat(groups.others(1)).containsExactly(2, 5);
        assertThat(groups.others(5)).containsExactly(1, 2);
        assertThat(groups.others(4)).containsExactly(3);
        assertThat(groups.others(9)).isEmpty();
    }

    @Test
    void joinsGroupsThatALaterQuestionConnects() {
        SamePersonGroups groups =
                new SamePersonGroups(List.of(question(1, 2, 10), question(3, 4, 11), question(4, 1, 12)));
        assertThat(groups.others(2)).containsExactly(1, 3, 4);
        assertThat(groups.others(3)).containsExactly(1, 2, 4);
    }

    @Test
    void namesTheRecordSinceWhichItIsAsked() {
        SamePersonGroups groups = new SamePersonGroups(List.of(question(1, 2, 10), question(3, 2, 11)));
        assertThat(groups.origin(2)).isEqualTo(new Origin(10, 1));
        assertThat(groups.origin(3)).isEqualTo(new Origin(11, 1));
    }

    private static ClericalTask question(int one, int other, int extract) {
        return new ClericalTask(ClericalTask.CODE_ON_TWO_CUSTOMERS, one, new Origin(extract, 1), other);
    }
}
