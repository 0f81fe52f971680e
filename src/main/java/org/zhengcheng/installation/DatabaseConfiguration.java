package org.zhengcheng.installation;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.support.TransactionTemplate;

/** Where the data lives: an external PostgreSQL when {@code spring.datasource.url} is set, else the embedded one. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** The database is looked at before anything is created in it; the demo fills a new one with its people. */
    @Bean
    FlywayMigrationStrategy checkThenMigrate(DatabaseChecks checks, Installation installation, DataSource application) {
        return flyway -> {
            DataSource dataSource = flyway.getConfiguration().getDataSource();
            checks.run(dataSource);
            flyway.migrate();
            ApplicationRole.grant(dataSource, application);
            checks.refuseAlmightyRole(application);
            if (installation.isDemo() && isEmpty(dataSource)) {
                fill(dataSource);
            }
        };
    }

    private static boolean isEmpty(DataSource dataSource) {
        return JdbcClient.create(dataSource)
                .sql("select not exists(select from organization)")
                .query(Boolean.class)
                .single();
    }

    /** All of it or none, so that a start that is cut off is made good by the next. */
    private static void fill(DataSource dataSource) {
        ResourceDatabasePopulator demo = new ResourceDatabasePopulator(new ClassPathResource("db/demo/demo.sql"));
        new TransactionTemplate(new DataSourceTransactionManager(dataSource))
                .executeWithoutResult(transaction -> demo.execute(dataSource));
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "never set")
    static class Embedded {

        @Bean(destroyMethod = "close")
        EmbeddedDatabase embeddedDatabase(Installation installation) {
            if (!installation.isDemo()) {
                throw new CannotStart(
                        "生产模式不使用内置数据库。Production mode does not run on the embedded database.",
                        "请设置 spring.datasource.url、username、password，指向 PostgreSQL 15 或更新版本。"
                                + " Set spring.datasource.url, username and password to a PostgreSQL 15 or newer.");
            }
            return EmbeddedDatabase.start(installation.dataFolder());
        }

        /** The tables belong to another role than the one the application works as. */
        @Bean
        FlywayConfigurationCustomizer migrateAsOwner(EmbeddedDatabase database) {
            return flyway -> flyway.dataSource(database.jdbcUrl(), EmbeddedDatabase.OWNER, "");
        }

        /** Destroyed before the embedded database, on which it depends: the database stops last. */
        @Bean(destroyMethod = "close")
        HikariDataSource dataSource(EmbeddedDatabase database) {
            HikariDataSource dataSource = DataSourceBuilder.create()
                    .type(HikariDataSource.class)
                    .url(database.jdbcUrl())
                    .username(EmbeddedDatabase.APPLICATION)
                    .build();
            dataSource.setMaximumPoolSize(20);
            // What a refused row holds is nobody's business in a log; for an external one application.yml says so.
            dataSource.addDataSourceProperty("logServerErrorDetail", "false");
            return dataSource;
        }
    }
}
