package fi.ajantasa.batch;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.slf4j.LoggerFactory;

/** Hears everything that is logged, down to the libraries, while it is open. */
final class TraceLog implements AutoCloseable {
    private final Listener heard;
    private final Logger root;

    /** At any level. */
    TraceLog() {
        this(Level.TRACE, line -> true);
    }

    /** @param kept which lines are kept; the others are only counted */
    TraceLog(Level level, Predicate<String> kept) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        heard = new Listener(kept);
        root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.getAppender("STDOUT").stop();
        root.setLevel(level);
        heard.setContext(context);
        heard.start();
        root.addAppender(heard);
    }

    private static final class Listener extends UnsynchronizedAppenderBase<ILoggingEvent> {
        private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
        private final AtomicLong count = new AtomicLong();
        private final Predicate<String> kept;

        Listener(Predicate<String> kept) {
            this.kept = kept;
        }

        @Override
        protected void append(ILoggingEvent event) {
            count.incrementAndGet();
            String line = text(event);
            if (kept.test(line)) {
                lines.add(line);
            }
        }
    }

    /** The lines that were kept. */
    List<String> lines() {
        return List.copyOf(heard.lines);
    }

    /** How many were logged. */
    long count() {
        return heard.count.get();
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
        root.detachAppender(heard);
        root.setLevel(Level.WARN);
        root.getAppender("STDOUT").start();
    }
}
