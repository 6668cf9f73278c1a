package fi.ajantasa.serve;

import fi.ajantasa.job.Secret;
import fi.ajantasa.job.SecretMissing;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Sends notices by e-mail. Outside this machine the connection is encrypted or none is made.
 *
 * @param to addresses, separated by commas
 * @param login null where the server asks for none
 */
record Mail(Server server, String from, String to, @Nullable Login login) implements Hook {
    private static final String MILLIS = "10000";

    /** The server that takes our mail. */
    record Server(String host, int port) {
        boolean isHere() {
            return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("::1");
        }
    }

    /** As whom we log in. */
    record Login(String user, Secret password) {}

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public @Nullable Secret secret() {
        return login == null ? null : login.password();
    }

    @Override
    public boolean tell(Notice notice) {
        try {
            MimeMessage message = new MimeMessage(session());
            message.setFrom(new InternetAddress(from));
            message.setRecipients(Message.RecipientType.TO, InternetAddress.parse(to));
            message.setSubject("Ajantasa: " + notice.subject(), "UTF-8");
            message.setText(notice.text(), "UTF-8");
            Transport.send(message);
            return true;
        } catch (MessagingException | SecretMissing e) {
            return false;
        }
    }

    private Session session() throws SecretMissing {
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.host", server.host());
        settings.setProperty("mail.smtp.port", "" + server.port());
        settings.setProperty("mail.smtp.connectiontimeout", MILLIS);
        settings.setProperty("mail.smtp.timeout", MILLIS);
        settings.setProperty("mail.smtp.writetimeout", MILLIS);
        settings.setProperty("mail.smtp.starttls.enable", "true");
        settings.setProperty("mail.smtp.starttls.required", "" + !server.isHere());
        settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        Login as = login;
        if (as == null) {
            return Session.getInstance(settings);
        }
        settings.setProperty("mail.smtp.auth", "true");
        String password = as.password().read();
        return Session.getInstance(settings, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(as.user(), password);
            }
        });
    }
}
