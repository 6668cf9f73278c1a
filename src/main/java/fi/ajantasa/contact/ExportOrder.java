package fi.ajantasa.contact;

import fi.ajantasa.person.Channel;
import java.nio.file.Path;

/**
 * What an export is asked for: on which channel, for which purpose, for whom, into which file, by whom, under which definitions.
 *
 * @param recipient who gets the file, by name, as those who stand in it may ask to be told
 */
public record ExportOrder(Channel channel, String purpose, String recipient, Path out, String by, String jobHash) {}
