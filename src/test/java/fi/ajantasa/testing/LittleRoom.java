package fi.ajantasa.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder with little room: a small tmpfs in a mount namespace, which disappears with the process that has it. Where a
 * machine lets nobody mount one, no file of that process may become larger instead.
 *
 * @param folder an empty folder
 * @param mounts whether the machine lets us mount
 */
public record LittleRoom(Path folder, boolean mounts) {
    private static final int BLOCK = 512;
    private static final List<String> NAMESPACE = List.of("unshare", "--user", "--map-root-user", "--mount");

    public static LittleRoom at(Path folder) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(NAMESPACE);
        line.addAll(List.of("mount", "-t", "tmpfs", "tmpfs", folder.toString()));
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new LittleRoom(folder, process.waitFor() == 0);
    }

    /** What goes before a command that shall have the folder so. */
    public List<String> namespace() {
        return mounts ? NAMESPACE : List.of();
    }

    /** The shell's word that leaves so many bytes. */
    public String less(long bytes) {
        return mounts ? "mount -t tmpfs -o size=" + bytes + " tmpfs " + folder : "ulimit -S -f " + bytes / BLOCK;
    }

    /** The shell's word that gives room again. */
    public String more() {
        return mounts ? "mount -o remount,size=1g " + folder : "ulimit -S -f unlimited";
    }

    /** The shell's words that take the content out of the namespace, by way of another folder. */
    public String carry(Path by) {
        return mounts ? "cp -a %1$s %2$s && umount %1$s && cp -a %2$s/. %1$s".formatted(folder, by) : "true";
    }
}
