package fi.ajantasa.privacy;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an erasure would do: counts and names, no value of anybody.
 *
 * @param hash by which the plan is confirmed; another one when anything of it changes
 * @param customer the customer's number
 * @param goes how many rows hold something of the person, by table
 * @param stays what a law has us keep, sealed and for nothing else
 * @param objected the channels on which the person objects, which outlive them as keyed hashes
 * @param obstacles why it cannot be done now, each with what to do; empty when nothing stands against it
 */
public record ErasurePlan(
        String hash,
        String customer,
        SortedMap<String, Integer> goes,
        List<Kept> stays,
        List<String> objected,
        List<String> obstacles) {
    public ErasurePlan {
        goes = new TreeMap<>(goes);
        stays = List.copyOf(stays);
        objected = List.copyOf(objected);
        obstacles = List.copyOf(obstacles);
    }

    /** Attributes that are kept under a law until a day. */
    public record Kept(String law, LocalDate until, List<String> attributes) {
        public Kept {
            attributes = List.copyOf(attributes);
        }
    }
}
