package fi.ajantasa.audit;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Proofs made here are taken by the verifier in Python, which shares nothing with us, and no altered one is. */
class ProofTest {
    private static final int ALTERED = 1000;

    @TempDir
    Path folder;

    private TestDatabase database;

    @BeforeEach
    void open() {
        database = Databases.H2.open();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private List<Path> proofs() throws IOException {
        LittleLog log = new LittleLog(database, folder);
        log.append("change", 1, 700);
        log.seal();
        log.append("export", 0, 1);
        log.append("change", 5, 300);
        log.seal();
        List<Path> files = new ArrayList<>();
        for (String entry : List.of("1.1", "1.256", "2.1", "3.188", "5.1", "6.17", "7.44")) {
            Path file = folder.resolve(entry + ".json");
            Files.write(
                    file,
                    JsonMapper.shared()
                            .writeValueAsBytes(new LogProver(database.dataSource())
                                    .prove(entry)
                                    .orElseThrow()));
            files.add(file);
        }
        return files;
    }

    @Test
    void pythonTakesEveryProof() throws Exception {
        List<Path> files = proofs();
        List<String> said = verify(0, files);
        assertThat(said.stream().filter(it -> it.startsWith("GOOD"))).hasSameSizeAs(files);
        assertThat(said).contains("  entry 256 of 1003: change", "  at: 2026-11-22T01:31:00.123456Z");
        assertThat(new LogProver(database.dataSource()).prove("1.257")).isEmpty();
        assertThat(new LogProver(database.dataSource()).prove("99.1")).isEmpty();
        assertThat(new LogProver(database.dataSource()).prove("x")).isEmpty();
    }

    @Test
    void pythonRefusesEveryAlteredProof() throws Exception {
        List<Path> good = proofs();
        Random random = new Random(20261122);
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < ALTERED; i++) {
            byte[] bytes = Files.readAllBytes(good.get(random.nextInt(good.size())));
            files.add(Files.write(folder.resolve("altered-" + i), altered(bytes, random)));
        }
        assertThat(verify(1, files).stream().filter(it -> it.startsWith("REFUSED")))
                .hasSize(ALTERED);
    }

    @Test
    void pythonTellsOfAFileThatItCannotRead() throws Exception {
        String missing = folder.resolve("no-such-file").toString();
        assertThat(verify(2, List.of(folder.resolve("no-such-file"), folder)))
                .containsExactly(missing + " cannot be read: No such file or directory");
    }

    @Test
    void pythonRefusesAProofOfAnotherLog() throws Exception {
        List<Path> files = proofs();
        NoteKey other = NoteKey.of("ajantasa/test", NoteKey.SIGNATURE, new byte[32]);
        assertThat(run(List.of("--key", other.text(), files.get(0).toString()), 1)
                        .get(0))
                .endsWith("the checkpoint is not signed with the key");
    }

    /** Whoever knows the first key only is led to the second by the entry that names it; a retired key ends where it ended. */
    @Test
    void pythonFollowsAChangeOfKeys() throws Exception {
        LittleLog log = new LittleLog(database, folder);
        log.append("change", 1, 3);
        log.seal();
        log.use(LittleLog.rotated());
        log.append("change", 5, 3);
        log.seal();
        log.append("change", 9, 3);
        log.seal();
        String change = new LogProver(database.dataSource())
                .findLast(LogSealer.NEW_KEY, "")
                .orElseThrow();
        String first = LittleLog.rotated().keys().get(0).text();
        String second = LittleLog.rotated().keys().get(1).text();
        String entry = proof("1.1", LittleLog.rotated());
        String handover = proof(change, LittleLog.rotated());
        assertThat(run(List.of("--key", first, handover), 0)).anyMatch(it -> it.contains(second));
        assertThat(run(List.of("--key", second, handover, entry), 0)).contains("GOOD " + entry);
        assertThat(run(List.of("--key", first, entry), 1).get(0)).endsWith("the checkpoint is not signed with the key");

        String forged = proof("1.1", LittleLog.signer());
        assertThat(run(List.of("--key", first, forged), 0).get(0)).startsWith("GOOD");
        Path file = Files.writeString(folder.resolve("keys"), second + "\n" + first + " 9\n");
        assertThat(run(List.of("--key", file.toString(), handover, entry), 0)).contains("GOOD " + handover);
        assertThat(run(List.of("--key", file.toString(), forged), 1).get(0))
                .endsWith("the key that signed the checkpoint was retired before");
        assertThat(run(List.of("--key", first + " x", forged), 2).get(0)).contains("no number of entries");
    }

    /** Under the last checkpoint, or the one over a change of keys; signed anew by a signer of one key. */
    private String proof(String entry, NoteSigner signer) throws IOException {
        Map<String, Object> proof =
                new LogProver(database.dataSource()).prove(entry).orElseThrow();
        if (signer.keys().size() == 1) {
            Checkpoint ours = Checkpoint.parse((String) proof.get("checkpoint"));
            proof.put(
                    "checkpoint",
                    Checkpoint.sign(signer, signer.newest(), ours.size(), ours.root())
                            .note()
                            .toString());
        }
        Path file = folder.resolve(entry + "-" + signer.keys().size() + ".json");
        return Files.write(file, JsonMapper.shared().writeValueAsBytes(proof)).toString();
    }

    /** One byte is another, is missing, stands twice or changes places with a different one. */
    private static byte[] altered(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(4)) {
            case 0 -> {
                byte[] changed = bytes.clone();
                changed[at] = (byte) (' ' + random.nextInt(95));
                return Arrays.equals(changed, bytes) ? altered(bytes, random) : changed;
            }
            case 1 -> {
                byte[] shorter = new byte[bytes.length - 1];
                System.arraycopy(bytes, 0, shorter, 0, at);
                System.arraycopy(bytes, at + 1, shorter, at, shorter.length - at);
                return shorter;
            }
            case 2 -> {
                byte[] longer = new byte[bytes.length + 1];
                System.arraycopy(bytes, 0, longer, 0, at + 1);
                System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
                return longer;
            }
            default -> {
                int other = random.nextInt(bytes.length);
                byte[] changed = bytes.clone();
                changed[at] = bytes[other];
                changed[other] = bytes[at];
                return Arrays.equals(changed, bytes) ? altered(bytes, random) : changed;
            }
        }
    }

    private List<String> verify(int code, List<Path> files) throws Exception {
        String key = LittleLog.signer().keys().get(0).text();
        return run(
                Stream.concat(Stream.of("--key", key), files.stream().map(Path::toString))
                        .toList(),
                code);
    }

    private List<String> run(List<String> arguments, int code) throws Exception {
        List<String> line = new ArrayList<>(List.of("python3", "src/dist/verify.py"));
        line.addAll(arguments);
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(code);
        return said.lines().toList();
    }
}
