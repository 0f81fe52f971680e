package org.zhengcheng.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The role as which the application works. The tables belong to another, so what it was not granted it cannot do. */
public final class ApplicationRole {

    private ApplicationRole() {}

    /**
     * Grants what the application needs ({@code db/grants.sql}), which is little of the ledger.
     *
     * @param owner connects as the owner of the tables
     * @param application connects as the application
     */
    public static void grant(DataSource owner, DataSource application) {
        String role = JdbcClient.create(application)
                .sql("select current_user")
                .query(String.class)
                .single();
        new TransactionTemplate(new DataSourceTransactionManager(owner)).executeWithoutResult(status -> {
            JdbcTemplate jdbc = new JdbcTemplate(owner);
            jdbc.queryForObject("select set_config('zhengcheng.application', ?, true)", String.class, role);
            jdbc.execute(grants());
        });
    }

    private static String grants() {
        try {
            return new ClassPathResource("db/grants.sql").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
