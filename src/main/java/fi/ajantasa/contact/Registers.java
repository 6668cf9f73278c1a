package fi.ajantasa.contact;

import fi.ajantasa.person.Channel;
import java.time.Instant;
import java.util.List;

/** What the registers have brought up to a moment: their deliveries, and the lists that forbid contact. */
public record Registers(Deliveries deliveries, List<ListState> lists) {
    public Registers {
        lists = List.copyOf(lists);
    }

    /** The lists without which nobody is contacted on the channel. */
    public List<ListState> listNeeded(Channel channel) {
        return lists.stream()
                .filter(it -> it.lease().channels().contains(channel))
                .toList();
    }

    /** Those of them whose word is too old, or was never had. */
    public List<ListState> listExpired(Channel channel, Instant at) {
        return listNeeded(channel).stream()
                .filter(it -> it.age(at) == ListState.Age.EXPIRED)
                .toList();
    }
}
