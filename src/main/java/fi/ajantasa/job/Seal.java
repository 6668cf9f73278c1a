package fi.ajantasa.job;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How files of ours are encrypted and signed (OpenPGP).
 *
 * @param recipient a file with the public key of whom they are for
 * @param key our private key, which signs them
 * @param passphrase of it, or null where it has none
 */
public record Seal(Path recipient, Secret key, @Nullable Secret passphrase) {}
