package org.zhengcheng.support;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever has the password of the database's owner: may do everything there, past the application. */
public final class Superuser implements AutoCloseable {

    private static final int MOST = 8;

    private final HikariDataSource dataSource = new HikariDataSource();

    Superuser(String url, String user) {
        dataSource.setJdbcUrl(url);
        dataSource.setUsername(user);
        dataSource.setMinimumIdle(0);
        dataSource.setMaximumPoolSize(MOST);
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    /** Transactions in which {@link #jdbc} takes part. */
    public TransactionTemplate transaction() {
        return new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    /** A connection of one's own, to be closed. */
    public Connection connection() throws SQLException {
        return DriverManager.getConnection(dataSource.getJdbcUrl(), dataSource.getUsername(), "");
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
