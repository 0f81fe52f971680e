package org.zhengcheng.installation;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/**
 * Ends every statement that keeps somebody waiting at a page for longer than {@code zhengcheng.query-time}, so that none
 * takes the database's time from all others. What is done at fixed times, with nobody waiting, takes as long as it takes.
 */
@Component
public final class QueryTime implements BeanPostProcessor, EnvironmentAware {

    private static final Duration BY_DEFAULT = Duration.ofSeconds(20);
    private static final ThreadLocal<Boolean> LIMITED = new ThreadLocal<>();

    private Duration longest = BY_DEFAULT;

    @Override
    public void setEnvironment(Environment environment) {
        longest = Binder.get(environment)
                .bind("zhengcheng.query-time", Duration.class)
                .orElse(BY_DEFAULT);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource dataSource ? new Timed(dataSource, longest) : bean;
    }

    /** From now on the statements of this thread are limited, until it is closed. */
    public static Limited limited() {
        LIMITED.set(true);
        return new Limited();
    }

    /** Some work during which statements are limited. */
    public static final class Limited implements AutoCloseable {

        private Limited() {}

        @Override
        public void close() {
            LIMITED.remove();
        }
    }

    /** A connection is told only when it comes to somebody for whom another limit holds. */
    static final class Timed extends DelegatingDataSource {

        private final long longest;
        private final Map<PGConnection, Long> told = Collections.synchronizedMap(new WeakHashMap<>());

        Timed(DataSource dataSource, Duration longest) {
            super(dataSource);
            this.longest = longest.toMillis();
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            try {
                tell(connection);
            } catch (SQLException broken) {
                connection.close();
                throw broken;
            }
            return connection;
        }

        private void tell(Connection connection) throws SQLException {
            long wanted = LIMITED.get() == null ? 0 : longest;
            PGConnection server = connection.unwrap(PGConnection.class);
            if (told.getOrDefault(server, 0L) != wanted) {
                try (Statement statement = ((Connection) server).createStatement()) {
                    statement.execute("set statement_timeout = " + wanted);
                }
                told.put(server, wanted);
            }
        }
    }
}
