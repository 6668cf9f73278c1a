package fi.ajantasa.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys, events and people of a register that is followed, on the real databases. */
@ParameterizedClass
@EnumSource
class ChangeStoresDbTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Parameter
    Databases databases;

    private TestDatabase database;
    private CursorStore cursors;
    private EventStore events;
    private FollowedStore followed;

    @BeforeEach
    void open() {
        database = databases.open();
        cursors = new CursorStore(database.dataSource(), "population", Clock.fixed(NOW, ZoneOffset.UTC));
        events = new EventStore(database.dataSource(), "population");
        followed = new FollowedStore(database.dataSource(), "population");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Page page(long reached, boolean current) {
        return new Page(reached, current, List.of());
    }

    private static Landed landed(int id, int customer, String at) {
        return new Landed(id, customer, 100L + id, at.isEmpty() ? null : Instant.parse(at), "sealed-" + id);
    }

    @Test
    void movesAKeyOnAndRemembersWhenItWasUpToDate() {
        cursors.begin(0, 2, 7);
        Cursor begun = cursors.find(0).orElseThrow();
        assertThat(begun).isEqualTo(new Cursor(0, 2, 7, 0, NOW, null, null));

        cursors.move(begun, page(9, false), new Counts(2, 0, 1, 3), TODAY);
        assertThat(cursors.find(0).orElseThrow()).isEqualTo(new Cursor(0, 2, 9, 1, NOW, null, null));
        cursors.move(cursors.find(0).orElseThrow(), page(9, true), Counts.NONE, TODAY);
        assertThat(cursors.find(0).orElseThrow()).isEqualTo(new Cursor(0, 2, 9, 2, NOW, NOW, TODAY));
        assertThat(database.jdbc()
                        .sql("select events + 10 * strangers + 100 * dropped from change_cursor")
                        .query(Integer.class)
                        .single())
                .isEqualTo(312);
    }

    /** F140: whoever took the key on meanwhile is not overwritten. */
    @Test
    void movesNoKeyThatSomebodyElseMoved_F140() {
        cursors.begin(0, 1, 7);
        Cursor begun = cursors.find(0).orElseThrow();
        cursors.move(begun, page(9, true), Counts.NONE, TODAY);
        assertThatThrownBy(() -> cursors.move(begun, page(8, true), Counts.NONE, TODAY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("part 0");
    }

    @Test
    void beginsEveryPartAtTheOldestPlaceWhenTheirNumberChanges() {
        cursors.begin(0, 2, 7);
        cursors.begin(1, 2, 5);
        cursors.share(2);
        assertThat(cursors.list()).extracting(Cursor::reached).containsExactly(7L, 5L);
        cursors.share(3);
        assertThat(cursors.list()).extracting(Cursor::reached).containsExactly(5L, 5L, 5L);
        assertThat(cursors.list()).extracting(Cursor::parts).containsOnly(3);
    }

    /** Else a key that is too old would look young after a change of parts. */
    @Test
    void takesTheAgeOfTheOldestPlaceWhenTheNumberOfPartsChanges() {
        Clock earlier = Clock.fixed(NOW.minusSeconds(3_600), ZoneOffset.UTC);
        cursors.begin(0, 2, 5);
        new CursorStore(database.dataSource(), "population", earlier).begin(1, 2, 7);
        cursors.share(3);
        assertThat(cursors.list()).extracting(Cursor::movedAt).containsOnly(earlier.instant());
    }

    /** D13: by person, base data first, then by moment, then in the order it came. */
    @Test
    void listsWhatWaitsInOrderUntilADeliveryOfItIsApplied_F113() {
        events.insert(
                List.of(
                        landed(1, 8, "2026-11-21T10:00:00Z"),
                        landed(2, 7, "2026-11-21T12:00:00Z"),
                        landed(3, 7, "2026-11-21T11:00:00Z"),
                        landed(4, 7, ""),
                        landed(5, 7, "2026-11-21T11:00:00Z")),
                TODAY);
        assertThat(events.waiting(0)).extracting(EventStore.Waiting::id).containsExactly(4, 3, 5, 2, 1);
        assertThat(events.waiting(0).get(0).asked()).isEqualTo(TODAY);
        assertThat(events.lastId()).isEqualTo(5);
        assertThat(events.contents()).containsExactlyInAnyOrder(101L, 102L, 103L, 104L, 105L);
        assertThat(events.sealed(List.of(2, 3))).hasSize(2).containsEntry(2, "sealed-2");

        events.deliver(List.of(4, 3), 1);
        assertThat(events.waiting(0)).as("not applied yet").hasSize(5);
        assertThat(events.waiting(1)).extracting(EventStore.Waiting::id).containsExactly(5, 2, 1);
        events.deliver(List.of(4), 1);
        assertThat(events.waiting(1)).as("written anew").hasSize(4);
        assertThat(events.forget(TODAY.plusDays(1), 0)).isZero();
        assertThat(events.forget(TODAY.plusDays(1), 1)).isEqualTo(1);
    }

    @Test
    void remembersWhoWasAskedForAndWhoseEventsCannotBeRead() {
        followed.base(List.of(1, 2, 3), Set.of(1, 3), TODAY);
        assertThat(followed.based()).containsExactlyInAnyOrder(1, 2, 3);
        followed.repair(Set.of(3));
        assertThat(followed.based()).containsExactlyInAnyOrder(1, 2);
        followed.base(List.of(3, 4), Set.of(4), TODAY);
        assertThat(followed.based()).hasSize(4);

        followed.tried(Set.of(1), TODAY);
        followed.tried(Set.of(1), TODAY);
        assertThat(followed.attempts()).containsEntry(1, 1).hasSize(1);
        followed.tried(Set.of(1), TODAY.plusDays(1));
        assertThat(followed.attempts()).containsEntry(1, 2);
        followed.cured(Set.of(1));
        assertThat(followed.attempts()).isEmpty();
    }
}
