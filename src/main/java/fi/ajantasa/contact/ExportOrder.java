package fi.ajantasa.contact;

import fi.ajantasa.person.Channel;
import java.nio.file.Path;

/** What an export is asked for: on which channel, for which purpose, into which file, by whom, under which definitions. */
public record ExportOrder(Channel channel, String purpose, Path out, String by, String jobHash) {}
