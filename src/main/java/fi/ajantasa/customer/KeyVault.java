package fi.ajantasa.customer;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import fi.ajantasa.audit.NoteSigner;
import fi.ajantasa.audit.Origin;
import fi.ajantasa.person.Hetu;
import fi.ajantasa.person.HetuBytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;

/**
 * Encrypts identity codes (AES-256-GCM, bound to the customer), and makes the keyed blind index and the keyed
 * fingerprints; the keys are in one keyset file. Safe for several threads.
 */
public final class KeyVault {
    private final Aead aead;
    private final IndexKeys index;
    private final StreamingAead files;
    private final NoteSigner signer;

    private KeyVault(Aead aead, IndexKeys index, NoteSigner signer) throws GeneralSecurityException {
        this.aead = aead;
        this.index = index;
        this.files = index.files();
        this.signer = signer;
    }

    /**
     * Opens the keyset file, or creates it on first use, with its first index key in force; {@link IndexKeyStore} opens it as
     * a database needs it.
     *
     * @param codesExist whether the database has codes already ({@link CustomerStore#hasCodes}): then a missing file
     *     is not replaced
     * @throws KeysUnavailable when the file cannot be read or created, or is missing although there are codes (F149)
     */
    public static KeyVault open(Path keysetFile, boolean codesExist) {
        return open(keysetFile, codesExist, "");
    }

    /** @param mark of the index key in force, empty for the first */
    static KeyVault open(Path keysetFile, boolean codesExist, String mark) {
        try {
            Keyset keyset = Keyset.open(keysetFile, codesExist);
            IndexKeys index = IndexKeys.of(keyset.prf());
            return new KeyVault(
                    keyset.aead().getPrimitive(RegistryConfiguration.get(), Aead.class),
                    index.inForce(index.marked(mark)),
                    keyset.signer());
        } catch (GeneralSecurityException e) {
            throw new KeysUnavailable("the keyset file does not hold usable keys: " + keysetFile, e);
        }
    }

    /**
     * Adds a new data key to the keyset file. What is encrypted from then on is encrypted with it, and all earlier keys stay
     * to read what they encrypted; the index key stays the same. The caller holds the lease: whoever opened the file before
     * could not read what the new key encrypts.
     *
     * @return how many data keys the file has now
     * @throws KeysUnavailable when the file is missing, or cannot be read or written
     */
    public static int addDataKey(Path keysetFile) {
        return rewrite(keysetFile, Keyset::withNewDataKey).aead().size();
    }

    /**
     * Adds a new index key to the keyset file; it waits there until a database puts it into force. The caller holds the lease.
     *
     * @throws KeysUnavailable when the file is missing, or cannot be read or written
     */
    public static void addIndexKey(Path keysetFile) {
        rewrite(keysetFile, Keyset::withNewIndexKey);
    }

    /** The same keys with every index key of the file in force. */
    public KeyVault newest() {
        try {
            return new KeyVault(aead, index.inForce(index.size()), signer);
        } catch (GeneralSecurityException e) {
            throw new KeysUnavailable("cannot derive", e);
        }
    }

    /** How many index keys are in force. */
    public int indexKeys() {
        return index.inForce();
    }

    /** How many later ones the file has, which wait for the change. */
    public int waitingIndexKeys() {
        return index.size() - index.inForce();
    }

    /**
     * Adds a new signing key to the keyset file. The next checkpoint is signed with it and with the one before it; all earlier
     * keys stay, to verify what they signed. The caller holds the lease.
     *
     * @return how many signing keys the file has now
     * @throws KeysUnavailable when the file is missing, or cannot be read or written
     */
    public static int addSigningKey(Path keysetFile) {
        return rewrite(keysetFile, Keyset::withNewSigningKey).sign().size();
    }

    /**
     * Encrypts the keyset file with another master key, or with the first one; the keys themselves stay. The file of a master
     * key is made when it is not there. Nothing is put into its place that was not read back with that key. The caller holds
     * the lease.
     *
     * @return how many keys are under it
     * @throws KeysUnavailable when the file cannot be read or written, or the master key not be used: all is as it was
     */
    public static int changeMaster(Path keysetFile, MasterKey master) {
        Keyset keyset = rewrite(keysetFile, it -> {
            master.makeFile();
            return it.under(master);
        });
        return keyset.aead().size() + keyset.prf().size() + keyset.sign().size();
    }

    /**
     * The master key that the keyset file names, empty when it is not encrypted; nothing is decrypted.
     *
     * @throws KeysUnavailable when it cannot be read
     */
    public static Optional<MasterKey> findMaster(Path keysetFile) {
        try {
            return Keyset.findMaster(keysetFile);
        } catch (GeneralSecurityException | IOException e) {
            throw new KeysUnavailable("the keyset file cannot be read: " + keysetFile, e);
        }
    }

    private interface Change {
        Keyset of(Keyset keyset) throws GeneralSecurityException, IOException;
    }

    private static Keyset rewrite(Path keysetFile, Change change) {
        try {
            Keyset keyset = change.of(Keyset.open(keysetFile, true));
            SecretFile.sweep(keysetFile);
            keyset.write(keysetFile);
            return keyset;
        } catch (GeneralSecurityException | IOException e) {
            throw new KeysUnavailable("the keyset file cannot be changed: " + keysetFile, e);
        }
    }

    /** The code or codes as text that may be stored; only for this customer can it be read again. */
    public String encrypt(String codes, int customer) {
        try {
            byte[] cipher = aead.encrypt(codes.getBytes(StandardCharsets.US_ASCII), associated(customer));
            return Base64.getEncoder().encodeToString(cipher);
        } catch (GeneralSecurityException e) {
            throw new KeysUnavailable("cannot encrypt", e);
        }
    }

    /** The code as text that may be stored; only for this customer can it be read again. */
    public String encrypt(Hetu hetu, int customer) {
        return encrypt(hetu.code(), customer);
    }

    /**
     * The code or codes in clear.
     *
     * @throws KeysUnavailable when it was encrypted with other keys or for another customer
     */
    public String decrypt(String encrypted, int customer) {
        byte[] cipher = Base64.getDecoder().decode(encrypted);
        return new String(decrypt(cipher, customer), StandardCharsets.US_ASCII);
    }

    /** A record of a register as text that may be stored; only for this customer and place can it be read again. */
    public String sealRecord(byte[] record, int customer, Origin origin) {
        try {
            return Base64.getEncoder().encodeToString(aead.encrypt(record, associated(customer, origin)));
        } catch (GeneralSecurityException e) {
            throw new KeysUnavailable("cannot encrypt", e);
        }
    }

    /**
     * The record as it was delivered.
     *
     * @throws KeysUnavailable when it was sealed with other keys, for another customer or for another place
     */
    public byte[] openRecord(String sealed, int customer, Origin origin) {
        try {
            return aead.decrypt(Base64.getDecoder().decode(sealed), associated(customer, origin));
        } catch (GeneralSecurityException e) {
            throw new KeysUnavailable("a record cannot be read with these keys for this customer", e);
        }
    }

    /**
     * Encrypts what is written, however long it gets; only under this name can it be read again.
     *
     * @throws IOException when nothing can be written
     */
    public OutputStream seal(OutputStream out, String name) throws IOException {
        try {
            return files.newEncryptingStream(out, name.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new KeysUnavailable("cannot encrypt", e);
        }
    }

    /**
     * Decrypts what was sealed under this name; reading throws when it is another, or anything was changed.
     *
     * @throws IOException when nothing can be read
     */
    public InputStream unseal(InputStream in, String name) throws IOException {
        try {
            return files.newDecryptingStream(in, name.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new KeysUnavailable("cannot decrypt", e);
        }
    }

    /** As {@link HetuBytes#pack} packs it. */
    long packed(byte[] cipher, int customer) {
        byte[] code = decrypt(cipher, customer);
        return HetuBytes.pack(code, 0, code.length);
    }

    private byte[] decrypt(byte[] cipher, int customer) {
        try {
            return aead.decrypt(cipher, associated(customer));
        } catch (GeneralSecurityException e) {
            throw new KeysUnavailable("the keyset file is not the one the codes were encrypted with", e);
        }
    }

    /** 16 bytes that are the same for the same code, and say nothing of it without the key. */
    public byte[] blindIndex(Hetu hetu) {
        return index.blindIndex(hetu.code());
    }

    /** 16 hexadecimal digits that are the same for the same index key, whatever data keys were added, and do not tell it. */
    public String mark() {
        return index.mark();
    }

    /**
     * Makes fingerprints, such as those of records under the job definition with this hash; one per thread. With another
     * index key they are others, so they are for what is made anew then; what outlives it is hashed by {@link #lasting}.
     */
    public Fingerprint fingerprint(String jobHash) {
        return index.fingerprint(jobHash);
    }

    /** Makes keyed hashes that {@link #rekeying} brings to the next index key without their words; one per thread. */
    public Fingerprint lasting(String what) {
        return index.lasting(what);
    }

    /**
     * What brings hashes that were made under an earlier mark to these keys.
     *
     * @throws KeysUnavailable when the mark is of a later key than these, or of none of them
     */
    public Rekeying rekeying(String earlier) {
        return rekeying(earlier, mark());
    }

    /** The same up to the mark of another of them. */
    public Rekeying rekeying(String earlier, String later) {
        return index.rekeying(index.marked(earlier), index.marked(later));
    }

    /** Whether a mark is of a later index key of the file than those in force. */
    public boolean isWaiting(String mark) {
        return index.marked(mark) > index.inForce();
    }

    /**
     * A keyed hash of what identifies the person in a record, or of what the record says; it does not depend on the job
     * files, so that a person's answer outlives them.
     *
     * @param what the kind of the words, so that different kinds never meet
     * @return never 0
     */
    public long recordKey(String what, byte[] words) {
        return lasting("record-key-" + what).of(words, 0, words.length);
    }

    /** A summand of such a hash: {@link #recordKey(long)} makes it of the sum, whatever the order. */
    public long recordPart(String what, byte[] words) {
        return index.first("record-key-" + what).of(words, 0, words.length);
    }

    public long recordKey(long sum) {
        return index.rekeying(1, index.inForce()).of(sum);
    }

    /** Signs checkpoints of the audit log. */
    public NoteSigner signer() {
        return signer;
    }

    private static byte[] associated(int customer, Origin origin) {
        return ByteBuffer.allocate(3 * Integer.BYTES)
                .putInt(customer)
                .putInt(origin.extract())
                .putInt(origin.row())
                .array();
    }

    private static byte[] associated(int customer) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(customer).array();
    }
}
