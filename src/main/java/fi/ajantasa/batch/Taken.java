package fi.ajantasa.batch;

import fi.ajantasa.decide.Fact;
import fi.ajantasa.decide.Outcome;
import fi.ajantasa.link.Link;
import java.util.List;

/**
 * One delivery's rows of a customer, taken in.
 *
 * @param possible links that wait for a person; their rows say nothing
 * @param outcome what follows from everything said up to this delivery
 */
record Taken(Interpreted read, List<Fact> said, List<Link> possible, Outcome outcome) {}
