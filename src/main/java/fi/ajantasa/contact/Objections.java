package fi.ajantasa.contact;

import fi.ajantasa.person.Channel;
import java.util.List;
import java.util.Optional;

/** What a person's objections and their withdrawals come to: per channel the last word holds. */
public record Objections(List<Objection> inOrder) {
    static final Objections NONE = new Objections(List.of());

    public Objections {
        inOrder = List.copyOf(inOrder);
    }

    /** The objection that stands on the channel. */
    public Optional<Objection> findStanding(Channel channel) {
        for (int i = inOrder.size() - 1; i >= 0; i--) {
            Objection objection = inOrder.get(i);
            if (channel.isIn(objection.channels())) {
                return objection.withdrawn() ? Optional.empty() : Optional.of(objection);
            }
        }
        return Optional.empty();
    }

    /** The channels on which an objection stands. */
    public int standing() {
        int channels = 0;
        for (Channel channel : Channel.values()) {
            channels |= findStanding(channel).isPresent() ? channel.bit() : 0;
        }
        return channels;
    }
}
