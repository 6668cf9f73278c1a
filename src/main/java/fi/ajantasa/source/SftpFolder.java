package fi.ajantasa.source;

import fi.ajantasa.job.SftpPlace;
import fi.ajantasa.source.Failure.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.sshd.common.RuntimeSshException;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.common.SftpException;
import org.jspecify.annotations.Nullable;

/** A folder of an SFTP server; a broken connection is made anew and a file continued where it broke off. */
final class SftpFolder implements RemoteFolder {
    private static final int MOST_FILES = 10_000;

    private final SftpPlace place;
    private final Patience patience;
    private @Nullable SftpSession session;

    SftpFolder(SftpPlace place) {
        this.place = place;
        this.patience = new Patience(place.limits());
    }

    /** Something done over a connection. */
    private interface Work<T> {
        T with(SftpClient files) throws IOException;
    }

    private <T> T attempt(Work<T> work) throws TransportException {
        SftpSession open = session;
        if (open == null) {
            open = SftpSession.open(place, patience.budget());
            session = open;
        }
        try {
            return work.with(open.files());
        } catch (IOException e) {
            close();
            throw open.fault(e);
        } catch (RuntimeSshException e) {
            close();
            throw open.fault(new IOException(e));
        }
    }

    @Override
    public List<RemoteFile> list() throws TransportException {
        return patience.ask(number -> attempt(files -> {
            try {
                return list(files);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }));
    }

    private List<RemoteFile> list(SftpClient files) throws IOException {
        List<RemoteFile> list = new ArrayList<>();
        for (DirEntry entry : files.readDir(place.folder())) {
            if (entry.getAttributes().isRegularFile()) {
                list.add(file(entry.getFilename(), entry.getAttributes()));
            }
            if (list.size() > MOST_FILES) {
                throw new TransportException(Reason.TOO_LARGE, "more than " + MOST_FILES + " files are there");
            }
        }
        return list;
    }

    private static RemoteFile file(String name, Attributes attributes) {
        Instant modified = attributes.getModifyTime().toInstant();
        return new RemoteFile(name, attributes.getSize(), Long.toString(modified.getEpochSecond()), modified);
    }

    @Override
    public boolean fetch(RemoteFile file, PartFile part) throws IOException {
        return patience.ask(number -> attempt(files -> fetch(files, file, part)));
    }

    private boolean fetch(SftpClient files, RemoteFile file, PartFile part) throws IOException {
        String path = in(place.folder(), file.name());
        try (InputStream in = files.read(path)) {
            in.skipNBytes(part.size());
            part.append(
                    in,
                    file.size(),
                    new Budget(patience.budget().within(place.limits().call())));
        }
        if (!file(file.name(), files.lstat(path)).equals(file)) {
            return false;
        }
        if (part.size() < file.size()) {
            throw new TransportException(Reason.CUT_SHORT, "a file ended before its size");
        }
        return part.size() == file.size();
    }

    @Override
    public byte[] put(String name, byte[] content, boolean sealed) throws TransportException {
        patience.ask(number -> attempt(files -> put(files, in(place.folder(), name), content, sealed)));
        return NO_ANSWER;
    }

    /** Whether it was not there yet; who reads there never sees half of it under its name. */
    private static boolean put(SftpClient files, String path, byte[] content, boolean sealed) throws IOException {
        long there = size(files, path);
        if (there == content.length || (sealed && there > 0)) {
            return false;
        }
        String part = path + ".part";
        try (OutputStream out = files.write(part, OpenMode.Create, OpenMode.Write, OpenMode.Truncate)) {
            out.write(content);
        }
        files.rename(part, path);
        return true;
    }

    /** The size of a file, -1 when it is not there. */
    private static long size(SftpClient files, String path) throws IOException {
        try {
            return files.lstat(path).getSize();
        } catch (SftpException e) {
            if (SftpFaults.isMissing(e)) {
                return -1;
            }
            throw e;
        }
    }

    /** The name was found to be plain. */
    private static String in(String folder, String name) {
        return folder.endsWith("/") ? folder + name : folder + "/" + name;
    }

    @Override
    public void moveAway(Collection<String> names) throws TransportException {
        String done = place.done();
        if (done != null) {
            for (String name : names) {
                patience.ask(number -> attempt(files -> moveAway(files, name, done)));
            }
        }
    }

    private boolean moveAway(SftpClient files, String name, String done) throws IOException {
        String path = in(place.folder(), name);
        Attributes file;
        try {
            file = files.lstat(path);
        } catch (SftpException e) {
            if (SftpFaults.isMissing(e)) {
                return false;
            }
            throw e;
        }
        try {
            files.rename(path, in(done, name));
        } catch (SftpException taken) {
            files.rename(
                    path,
                    in(done, name) + "." + file.getModifyTime().toInstant().getEpochSecond());
        }
        return true;
    }

    @Override
    public void close() {
        if (session != null) {
            session.close();
            session = null;
        }
    }
}
