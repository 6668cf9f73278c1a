package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.ProductRoles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** Nights that begin alike and are killed again and again until they end, beside one that nobody kills. */
final class KilledNights {
    /** The large set's changes are many enough to be held. */
    private static final Set<Integer> ENDS = Set.of(
            ExitCode.OK.number(),
            ExitCode.OK_WITH_REJECTS.number(),
            ExitCode.ALREADY_DONE.number(),
            ExitCode.HELD.number());

    private static final int PARTS_OF_A_NIGHT = 8;

    private final Start start;
    private final Random random;
    private final KillTable table;
    private final Set<String> reached = new HashSet<>();
    private final StateDigest expected;
    private final Set<String> edges;
    private final long millis;
    private long idleMillis;
    private int homes;

    /**
     * What these nights begin with.
     *
     * @param name for the table
     * @param prepared a home that is copied for each, null where each begins with nothing
     * @param url the database of that home on a server, empty where it is a file in it
     */
    record Start(String name, Databases databases, Path folder, Path jobs, @Nullable Path prepared, String url) {
        Path keyset() {
            return folder.resolve("keyset.json");
        }
    }

    /** Runs the night that nobody kills. */
    KilledNights(Start start, Random random, KillTable table) throws Exception {
        this.start = start;
        this.random = random;
        this.table = table;
        KillableNight unbroken = night();
        Set<String> taken = HowFar.of(unbroken.installation()).edges();
        this.millis = run(unbroken);
        this.idleMillis = millis / 4;
        this.expected = StateDigest.of(unbroken.installation());
        this.edges = HowFar.of(unbroken.installation()).edges();
        edges.removeAll(taken);
        forget(unbroken);
    }

    /** Runs to the end and returns how long that took. */
    private static long run(KillableNight night) throws Exception {
        long began = System.nanoTime();
        int code = night.run();
        assertThat(code).as(night.tail()).isIn(ENDS);
        return (System.nanoTime() - began) / 1_000_000;
    }

    private KillableNight night() throws IOException {
        return night(start, start.folder().resolve(start.name() + "-" + homes++));
    }

    /** A home of its own. */
    static KillableNight night(Start start, Path home) throws IOException {
        KeyVault.open(start.keyset(), false);
        if (start.prepared() != null) {
            FileSystemUtils.copyRecursively(start.prepared(), home);
        }
        Properties machine = new Properties();
        if (start.databases() == Databases.POSTGRESQL) {
            String url =
                    start.url().isEmpty() ? start.databases().open().url() : PreparedHome.copyOfDatabase(start.url());
            machine.putAll(ProductRoles.settings(url));
        }
        return new KillableNight(home, start.jobs(), start.keyset(), machine);
    }

    private static void forget(KillableNight night) throws IOException {
        FileSystemUtils.deleteRecursively(night.installation().home());
    }

    /** Kills a night up to so many times at any moment, and returns how often it was. */
    int killAtAnyTime(int most) throws Exception {
        return kill(most, new Moments(false, false, 0));
    }

    /** Kills a night up to so many times, each time one commit further. */
    int killAtEdges(int most) throws Exception {
        return kill(most, new Moments(true, false, 1));
    }

    /** Kills a night at an edge somewhere in it, and then at any moment. */
    int killOfEach() throws Exception {
        return kill(2, new Moments(true, true, random.nextInt(10, 100)));
    }

    private int kill(int most, Moments moments) throws Exception {
        KillableNight night = night();
        HowFar far = HowFar.of(night.installation());
        int kills = 0;
        boolean ended = false;
        while (!ended && kills < most) {
            Optional<String> resumed = kills % 2 == 1 ? far.running() : Optional.empty();
            String[] command = resumed.map(run -> new String[] {"resume", run}).orElse(new String[] {"run", "nightly"});
            boolean killed = moments.kill(night, command);
            ended = !killed && resumed.isEmpty();
            HowFar now = HowFar.of(night.installation());
            if (killed) {
                kills++;
                table.add(start, now.current(), moments.atCommits, resumed.isPresent());
                moments.learn(now.total() - far.total());
                reached.addAll(now.standing());
            }
            far = now;
        }
        end(night, ended);
        return kills;
    }

    private void end(KillableNight night, boolean ended) throws Exception {
        int last = ended ? ExitCode.ALREADY_DONE.number() : night.run();
        assertThat(last).as(night.tail()).isIn(ENDS);
        assertThat(StateDigest.of(night.installation()).differences(expected)).isEmpty();
        long began = System.nanoTime();
        assertThat(night.run()).as(night.tail()).isEqualTo(ExitCode.ALREADY_DONE.number());
        idleMillis = (System.nanoTime() - began) / 1_000_000;
        assertThat(looksAlive(night.installation())).isEmpty();
        ProvenHistoriesTest.assertGood(night.installation());
        table.equal(start, reached, edges);
        forget(night);
    }

    private static List<String> looksAlive(Installation installation) {
        try (Database database = Database.open(installation)) {
            return JdbcClient.create(database.dataSource())
                    .sql("select id from run where state = 'RUNNING' union all select status from batch_job_execution"
                            + " where status in ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN')")
                    .query(String.class)
                    .list();
        }
    }

    /** When the next process is killed. */
    private final class Moments {
        private final boolean alternate;
        private boolean atCommits;
        private int commit;
        private boolean before;

        Moments(boolean atCommits, boolean alternate, int commit) {
            this.atCommits = atCommits;
            this.alternate = alternate;
            this.commit = commit;
        }

        /** @return false when the process had ended before */
        boolean kill(KillableNight night, String... command) throws Exception {
            if (atCommits) {
                before = !before;
                return night.runKilledAtCommit(commit, before, command);
            }
            long most = idleMillis + millis / PARTS_OF_A_NIGHT;
            return night.runKilledAt(new KillableNight.Moment("", random.nextLong(idleMillis / 2, most)), command);
        }

        /** A start commits something before it goes on with a step: so many commits more or fewer get it just one further. */
        void learn(long progress) {
            if (progress == 0) {
                commit++;
            } else if (progress > 1 && commit > 1) {
                commit--;
            }
            atCommits ^= alternate;
        }
    }
}
