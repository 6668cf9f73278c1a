package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.ajantasa.job.DropPlace;
import fi.ajantasa.job.Remote;
import fi.ajantasa.job.Secret;
import fi.ajantasa.job.SftpPlace;
import fi.ajantasa.job.TransportLimits;
import fi.ajantasa.testing.SftpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints are put into a second place, listed and read back there, over SFTP as in a folder. */
class SecondPlaceTest {
    private static final String NAME = "checkpoint-000000000000007-0a1b2c3d";

    @TempDir
    Path temp;

    private Path remote() throws IOException {
        return Files.createDirectories(temp.resolve("remote").resolve("out"));
    }

    private SecondPlace at(Remote place) {
        return new SecondPlace(place, temp.resolve("work"), Clock.systemUTC());
    }

    private void keeps(SecondPlace place) throws IOException {
        assertThat(place.names(Set.of())).isEmpty();
        place.put(NAME, "a note — with a dash\n");
        Files.writeString(remote().resolve("other.txt"), "none of ours");
        assertThat(place.names(Set.of(NAME))).containsExactly(NAME);
        assertThat(place.read(NAME)).isEqualTo("a note — with a dash\n");
        assertThat(temp.resolve("work")).doesNotExist();
        assertThatThrownBy(() -> place.read(NAME.replace('7', '8'))).isInstanceOf(IOException.class);
    }

    @Test
    void keepsCheckpointsInAFolder() throws IOException {
        keeps(at(new DropPlace(remote())));
    }

    @Test
    void keepsCheckpointsOnAnSftpServer() throws IOException {
        remote();
        try (SftpServer server = new SftpServer(temp.resolve("remote"))) {
            Secret password = new Secret.InFile(Files.writeString(temp.resolve("password"), SftpServer.PASSWORD));
            keeps(at(new SftpPlace(
                    "127.0.0.1",
                    server.port(),
                    "/out",
                    null,
                    server.fingerprint(),
                    new SftpPlace.Login(SftpServer.USER, null, null, password),
                    TransportLimits.USUAL)));
        }
    }
}
