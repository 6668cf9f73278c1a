package fi.ajantasa.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a secret lies: in an environment variable or in a file. It stands in no definition and is never shown. */
public sealed interface Secret {
    /**
     * The secret itself, without the line end a file may have.
     *
     * @throws SecretMissing when it is not there, or empty
     */
    String read() throws SecretMissing;

    /** In an environment variable of the process. */
    record InEnvironment(String name) implements Secret {
        @Override
        public String read() throws SecretMissing {
            String value = System.getenv(name);
            if (value == null || value.isBlank()) {
                throw new SecretMissing("the environment variable " + name + " is not set");
            }
            return value;
        }
    }

    /** In a file that only we may read. */
    record InFile(Path path) implements Secret {
        @Override
        public String read() throws SecretMissing {
            try {
                String value = Files.readString(path).replaceFirst("\\R+\\z", "");
                if (value.isBlank()) {
                    throw new SecretMissing("the file " + path + " is empty");
                }
                return value;
            } catch (IOException e) {
                throw new SecretMissing("the file " + path + " cannot be read");
            }
        }
    }
}
