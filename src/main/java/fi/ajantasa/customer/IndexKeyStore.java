package fi.ajantasa.customer;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which index key is in force in a database: the keyset file may have later ones, which wait for a change. */
public final class IndexKeyStore {
    private final DataSource dataSource;
    private final JdbcClient jdbc;

    public IndexKeyStore(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * Opens the keyset file as this database needs it, or creates it on first use.
     *
     * @throws KeysUnavailable when the file cannot be read or created, is missing although the database has codes, or does
     *     not have the index key that is in force (F149)
     */
    public KeyVault open(Path keysetFile) {
        return checked(KeyVault.open(keysetFile, CustomerStore.hasCodes(dataSource), mark()));
    }

    /**
     * The same; a missing file is never created.
     *
     * @throws KeysUnavailable also when it is missing
     */
    public KeyVault openExisting(Path keysetFile) {
        return checked(KeyVault.open(keysetFile, true, mark()));
    }

    /** With an earlier key than that of the hashes nobody erased would be known again, and no kept objection would hold. */
    private KeyVault checked(KeyVault keys) {
        if (keys.indexKeys() + keys.waitingIndexKeys() > 1 && !new CodeQuery(dataSource, keys).areHashed()) {
            throw new KeysUnavailable(
                    "the index key that the database names is not the one that its codes are hashed with", null);
        }
        return keys;
    }

    /**
     * Makes sure that hashes of these keys are those of the database still; whoever has no lease asks after reading, or
     * before writing what only waits for the commit of whoever changes the key.
     *
     * @throws KeysUnavailable when the index key was changed since they were opened
     */
    public void confirm(KeyVault keys) {
        String mark = mark();
        if (!mark.isEmpty() && !mark.equals(keys.mark())) {
            throw new KeysUnavailable(
                    "the index key was changed meanwhile; the same command again uses the new one", null);
        }
    }

    /** Whether the pages of the database were written anew since the last change, without the hashes from before. */
    public boolean isRewritten() {
        return jdbc.sql("select rewritten from index_key").query(Boolean.class).single();
    }

    /** Puts the key of these keys into force, in the transaction that has applied it to everything. */
    public void put(KeyVault keys) {
        jdbc.sql("update index_key set mark = ?, rewritten = false")
                .param(keys.mark())
                .update();
    }

    public void rewritten() {
        jdbc.sql("update index_key set rewritten = true").update();
    }

    /** Empty for the first key. Without the row nothing may be looked for: nobody erased would be known again. */
    private String mark() {
        return jdbc.sql("select mark from index_key")
                .query(String.class)
                .optional()
                .orElseThrow(() -> new KeysUnavailable("the database does not tell which index key is in force", null));
    }
}
