package fi.ajantasa.batch;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.ContextInitializer;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** Logs as the product does, into the log file of a home, until it is closed. */
final class ShippedLog implements AutoCloseable {
    private static final String HOME = "ajantasa.home";

    private final Path file;

    private ShippedLog(Path file) {
        this.file = file;
    }

    static ShippedLog of(TestHome home) {
        System.setProperty(HOME, home.home().toString());
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            configurator.doConfigure(Path.of("src/main/resources/logback.xml").toFile());
        } catch (JoranException e) {
            throw new IllegalStateException(e);
        }
        return new ShippedLog(home.home().resolve("logs").resolve("ajantasa.log"));
    }

    String text() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        System.clearProperty(HOME);
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        try {
            new ContextInitializer(context).autoConfig();
        } catch (JoranException e) {
            throw new IllegalStateException(e);
        }
    }
}
