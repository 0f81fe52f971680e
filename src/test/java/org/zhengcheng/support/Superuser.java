package org.zhengcheng.support;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever has the password of the database's owner: may do everything there, past the application. */
public final class Superuser {

    private final DataSource dataSource;

    Superuser(String url, String user) {
        dataSource = new DriverManagerDataSource(url, user, "");
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
        return dataSource.getConnection();
    }
}
