package fi.ajantasa.job;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How deliveries are encrypted and signed (OpenPGP).
 *
 * @param key our private key
 * @param passphrase of it, or null where it has none
 * @param signedBy a file with the public keys of those who may sign; anybody else's signature refuses
 */
public record Pgp(Secret key, @Nullable Secret passphrase, Path signedBy) {}
