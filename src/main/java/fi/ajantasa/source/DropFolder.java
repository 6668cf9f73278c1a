package fi.ajantasa.source;

import fi.ajantasa.job.DropPlace;
import fi.ajantasa.source.Failure.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A folder of this machine; files stay where they are. */
record DropFolder(DropPlace place) implements RemoteFolder {
    @Override
    public List<RemoteFile> list() throws TransportException {
        List<RemoteFile> files = new ArrayList<>();
        if (!Files.isDirectory(place.folder())) {
            return files;
        }
        try (DirectoryStream<Path> folder = Files.newDirectoryStream(place.folder())) {
            for (Path path : folder) {
                if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    files.add(file(path));
                }
            }
            return files;
        } catch (IOException e) {
            throw new TransportException(Reason.UNREACHABLE, "the folder where deliveries are dropped cannot be read");
        }
    }

    private static RemoteFile file(Path path) throws IOException {
        Stamp stamp = Stamp.of(path);
        Instant modified = Instant.ofEpochMilli(TimeUnit.NANOSECONDS.toMillis(stamp.modified()));
        return new RemoteFile(path.getFileName().toString(), stamp.size(), Long.toString(stamp.modified()), modified);
    }

    @Override
    public boolean fetch(RemoteFile file, PartFile part) throws IOException {
        Path path = place.folder().resolve(file.name());
        part.delete();
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            part.append(in, file.size(), new Budget(place.limits().call()));
        }
        return file(path).equals(file) && part.size() == file.size();
    }

    @Override
    public byte[] put(String name, byte[] content, boolean sealed) throws IOException {
        Path path = Files.createDirectories(place.folder()).resolve(name);
        boolean there = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
        if (!there || !(sealed || Files.size(path) == content.length)) {
            Path part = Files.write(path.resolveSibling("." + name + ".part"), content);
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
        }
        return NO_ANSWER;
    }

    @Override
    public void moveAway(Collection<String> names) {
        // They stay where they were dropped, as those do that need not be decrypted.
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
