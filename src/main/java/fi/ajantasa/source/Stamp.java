package fi.ajantasa.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/** Size and time of last change (nanoseconds since 1970) of a file; a file whose stamp moves while it is read is refused. */
public record Stamp(long size, long modified) {
    static Stamp of(Path file) throws IOException {
        BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return new Stamp(seen.size(), seen.lastModifiedTime().to(TimeUnit.NANOSECONDS));
    }
}
