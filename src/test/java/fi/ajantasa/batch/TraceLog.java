package fi.ajantasa.batch;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Hears everything that is logged at any level, down to the libraries, while it is open. */
final class TraceLog implements AutoCloseable {
    /** Else each start of the engine would set the log up anew, and nothing be heard from then on. */
    private static final String KEEP = "org.springframework.boot.logging.LoggingSystem";

    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();
    private final Logger root;

    TraceLog() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.getAppender("STDOUT").stop();
        System.setProperty(KEEP, "none");
        root.setLevel(Level.TRACE);
        heard.setContext(context);
        heard.start();
        root.addAppender(heard);
    }

    List<String> lines() {
        return List.copyOf(heard.list).stream().map(TraceLog::text).toList();
    }

    private static String text(ILoggingEvent event) {
        StringBuilder text = new StringBuilder(event.getLoggerName() + " " + event.getFormattedMessage());
        for (IThrowableProxy e = event.getThrowableProxy(); e != null; e = e.getCause()) {
            text.append(' ').append(e.getMessage());
        }
        return text.toString();
    }

    @Override
    public void close() {
        System.clearProperty(KEEP);
        root.detachAppender(heard);
        root.setLevel(Level.WARN);
        root.getAppender("STDOUT").start();
    }
}
