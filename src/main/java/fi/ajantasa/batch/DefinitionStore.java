package fi.ajantasa.batch;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.job.Jobs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Of which files the definitions consisted that runs were made under, so that a change can be named by its file. */
final class DefinitionStore {
    private static final int SHOWN = 12;
    private final JdbcClient jdbc;
    private final AuditLog audit;

    DefinitionStore(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.audit = new AuditLog(dataSource);
    }

    /** Keeps the files of these definitions, once, and puts on record that they are in force. */
    void keep(Jobs jobs, Instant at) {
        if (files(jobs.hash()).isEmpty()) {
            String body = JsonMapper.shared().writeValueAsString(Map.of("files", new TreeMap<>(jobs.files())));
            audit.append(
                    List.of(new AuditEntry("definitions", "", 0, "ajantasa", "security", jobs.hash(), 0, body)), at);
            jobs.files().forEach((file, sha256) -> jdbc.sql(
                            "insert into definition_file (job_hash, file, sha256) values (?, ?, ?)")
                    .params(jobs.hash(), file, sha256)
                    .update());
        }
    }

    private Map<String, String> files(String hash) {
        Map<String, String> files = new TreeMap<>();
        jdbc.sql("select file, sha256 from definition_file where job_hash = ?")
                .param(hash)
                .query(row -> {
                    files.put(row.getString(1), row.getString(2));
                });
        return files;
    }

    /** What differs between the definitions of this hash and those of today, a line for each file; empty when nothing does. */
    List<String> differences(String hash, Jobs today) {
        if (hash.equals(today.hash())) {
            return List.of();
        }
        Map<String, String> before = files(hash);
        if (before.isEmpty()) {
            return List.of("the job definitions changed (were " + brief(hash) + ", are " + brief(today.hash()) + ")");
        }
        Map<String, String> all = new TreeMap<>(before);
        all.putAll(today.files());
        return all.keySet().stream()
                .filter(file ->
                        !before.getOrDefault(file, "").equals(today.files().getOrDefault(file, "")))
                .map(file -> difference(file, before.get(file), today.files().get(file)))
                .toList();
    }

    private static String difference(String file, @Nullable String before, @Nullable String now) {
        if (before == null) {
            return file + " is new";
        }
        return file + " was " + brief(before) + (now == null ? " and is gone" : ", is " + brief(now));
    }

    /** So much of a hash as an operator compares. */
    static String brief(String sha256) {
        return sha256.substring(0, Math.min(SHOWN, sha256.length()));
    }
}
