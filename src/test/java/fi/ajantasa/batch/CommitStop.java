package fi.ajantasa.batch;

import fi.ajantasa.Ajantasa;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;

/**
 * Runs the program and stands still at the edge of one of its transactions, beside a note that it does, for whoever started
 * it to kill it there: {@code NUMBER before|after NOTE COMMAND...}. Every commit counts: slices of steps, what the engine
 * notes of them, and what a start writes before it goes on.
 */
final class CommitStop implements Driver {
    private final List<Driver> real = List.of(new org.h2.Driver(), new org.postgresql.Driver());
    private final AtomicInteger left;
    private final boolean before;
    private final Path note;

    private CommitStop(int number, boolean before, Path note) {
        this.left = new AtomicInteger(number);
        this.before = before;
        this.note = note;
    }

    public static void main(String[] arguments) throws SQLException {
        CommitStop stop =
                new CommitStop(Integer.parseInt(arguments[0]), arguments[1].equals("before"), Path.of(arguments[2]));
        for (Driver own : DriverManager.drivers().toList()) {
            DriverManager.deregisterDriver(own);
        }
        DriverManager.registerDriver(stop);
        Ajantasa.main(List.of(arguments).subList(3, arguments.length).toArray(String[]::new));
    }

    @Override
    public Connection connect(String url, Properties properties) throws SQLException {
        for (Driver driver : real) {
            if (driver.acceptsURL(url)) {
                return stopping(driver.connect(url, properties));
            }
        }
        throw new SQLException("no driver");
    }

    private Connection stopping(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                CommitStop.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, values) -> {
                    boolean last = method.getName().equals("commit") && left.decrementAndGet() == 0;
                    if (last && before) {
                        standStill();
                    }
                    try {
                        return method.invoke(connection, values);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        if (last) {
                            standStill();
                        }
                    }
                });
    }

    private void standStill() throws IOException, InterruptedException {
        Files.createFile(note);
        Thread.currentThread().join();
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        for (Driver driver : real) {
            if (driver.acceptsURL(url)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }
}
