package fi.ajantasa.serve;

import fi.ajantasa.batch.Installation;
import fi.ajantasa.job.Secret;
import fi.ajantasa.source.HttpsRequest;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code application.properties} in the home folder says of the service; a secret is named there, never written. */
public final class Settings {
    private static final String OURS = "ajantasa.serve.";
    private static final Set<String> KNOWN = Set.of(
            "address",
            "port",
            "webhook",
            "webhook.token.env",
            "webhook.token.file",
            "mail.host",
            "mail.port",
            "mail.from",
            "mail.to",
            "mail.user",
            "mail.password.env",
            "mail.password.file");
    private static final int PORT = 8686;
    private static final int MAIL_PORT = 25;

    private final Installation installation;
    private final Properties machine;
    private final List<String> problems = new ArrayList<>();

    private Settings(Installation installation) {
        this.installation = installation;
        this.machine = installation.machine();
    }

    /** Where health and metrics are asked for, and whom to tell. */
    record Read(String address, int port, List<Hook> hooks) {
        Read {
            hooks = List.copyOf(hooks);
        }
    }

    /** A setting cannot be used; says every one that cannot. */
    public static final class SettingsException extends Exception {
        SettingsException(List<String> problems) {
            super(String.join("; ", problems));
        }
    }

    static Read read(Installation installation, Clock clock) throws SettingsException {
        Settings settings = new Settings(installation);
        Read read = settings.read(clock);
        if (!settings.problems.isEmpty()) {
            throw new SettingsException(settings.problems);
        }
        return read;
    }

    private Read read(Clock clock) {
        machine.stringPropertyNames().stream()
                .filter(it -> it.startsWith(OURS) && !KNOWN.contains(it.substring(OURS.length())))
                .sorted()
                .forEach(it -> problems.add(it + " is not known; known are " + OURS + "…: "
                        + String.join(", ", KNOWN.stream().sorted().toList())));
        List<Hook> hooks = new ArrayList<>();
        String webhook = find("webhook");
        if (webhook != null && HttpsRequest.allows(webhook)) {
            hooks.add(new Webhook(URI.create(webhook), secret("webhook.token"), clock));
        } else if (webhook != null) {
            problems.add(OURS + "webhook is no address that may be asked; write https://… without a password in it");
        }
        if (find("mail.host") != null) {
            hooks.add(mail());
        }
        return new Read(Objects.requireNonNullElse(find("address"), "127.0.0.1"), number("port", PORT), hooks);
    }

    private Mail mail() {
        String user = find("mail.user");
        Secret password = secret("mail.password");
        if ((user == null) != (password == null)) {
            problems.add(OURS + "mail.user and its password belong together");
        }
        return new Mail(
                new Mail.Server(required("mail.host"), number("mail.port", MAIL_PORT)),
                required("mail.from"),
                required("mail.to"),
                user == null || password == null ? null : new Mail.Login(user, password));
    }

    private @Nullable String find(String key) {
        return machine.getProperty(OURS + key);
    }

    private String required(String key) {
        String value = find(key);
        if (value == null || value.isBlank()) {
            problems.add(OURS + key + " is missing");
            return "";
        }
        return value;
    }

    private int number(String key, int usual) {
        String value = find(key);
        if (value != null && !value.matches("\\d{1,5}")) {
            problems.add(OURS + key + " is no port number");
            return usual;
        }
        return value == null ? usual : Integer.parseInt(value);
    }

    private @Nullable Secret secret(String key) {
        String variable = find(key + ".env");
        String file = find(key + ".file");
        if (variable != null && file != null) {
            problems.add(OURS + key + " is named twice; write one of .env and .file");
        }
        if (variable != null) {
            return new Secret.InEnvironment(variable);
        }
        return file == null
                ? null
                : new Secret.InFile(installation.home().resolve(Path.of(file)).normalize());
    }
}
