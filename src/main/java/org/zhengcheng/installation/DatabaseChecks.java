package org.zhengcheng.installation;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.stereotype.Component;

/** What must hold of the database before the first table is touched. */
@Component
class DatabaseChecks {

    private static final Logger log = LoggerFactory.getLogger(DatabaseChecks.class);

    private static final int OLDEST_VERSION = 15;

    private final Installation installation;

    DatabaseChecks(Installation installation) {
        this.installation = installation;
    }

    /** @throws CannotStart if the database cannot be reached, is too old, or is not fit for production */
    void run(DataSource dataSource) {
        reach(dataSource);
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        int version = jdbc.queryForObject("select current_setting('server_version_num')::int / 10000", Integer.class);
        if (version < OLDEST_VERSION) {
            throw new CannotStart(
                    "数据库是 PostgreSQL " + version + "，太旧。The database is PostgreSQL " + version + ", too old.",
                    "请升级到 PostgreSQL " + OLDEST_VERSION + " 或更新版本。Upgrade to PostgreSQL " + OLDEST_VERSION
                            + " or newer.");
        }
        warnOfTalkativeLog(jdbc);
        if (!installation.isDemo()) {
            refuseAsynchronousCommit(jdbc);
            refuseDemoAccounts(jdbc);
        }
    }

    private static void reach(DataSource dataSource) {
        Connection connection = null;
        try {
            connection = dataSource.getConnection();
        } catch (SQLException unreachable) {
            throw new CannotStart(
                    "连不上数据库：" + rootMessage(unreachable) + " The database cannot be reached.",
                    "请检查 PostgreSQL 是否在运行，以及 spring.datasource.url、username、password 是否正确。"
                            + " Check that PostgreSQL is running and that spring.datasource.url, username and password"
                            + " are right.",
                    unreachable);
        } finally {
            JdbcUtils.closeConnection(connection);
        }
    }

    /** A server may write whole rows, statements and their parameters into its own log, and with them people's data. */
    private static void warnOfTalkativeLog(JdbcTemplate jdbc) {
        boolean talkative = jdbc.queryForObject(
                "select current_setting('log_error_verbosity') <> 'terse'"
                        + " or current_setting('log_statement') in ('all', 'mod')"
                        + " or current_setting('log_parameter_max_length_on_error') <> '0'"
                        + " or current_setting('log_min_duration_statement') <> '-1'"
                        + " and current_setting('log_parameter_max_length') <> '0'",
                Boolean.class);
        if (talkative) {
            log.warn("数据库日志里可能留下个人信息：请把 PostgreSQL 的 log_error_verbosity 设为 terse，不记语句参数。"
                    + "PostgreSQL may log personal data: set log_error_verbosity = terse and log no parameters.");
        }
    }

    /** With it off, a crash of the server loses steps that people were told had been taken. */
    private static void refuseAsynchronousCommit(JdbcTemplate jdbc) {
        String setting = jdbc.queryForObject("show synchronous_commit", String.class);
        if ("off".equals(setting)) {
            throw new CannotStart(
                    "数据库的 synchronous_commit 是 off，断电会丢失已经确认的步骤。synchronous_commit is off.",
                    "请在 PostgreSQL 中执行 alter system set synchronous_commit = on 并重新加载配置。"
                            + " Set synchronous_commit = on and reload.");
        }
    }

    private static void refuseDemoAccounts(JdbcTemplate jdbc) {
        boolean installed = jdbc.queryForObject("select to_regclass('account') is not null", Boolean.class);
        if (installed && jdbc.queryForObject("select exists(select from account where demo)", Boolean.class)) {
            throw new CannotStart(
                    "这个数据库里有演示账号，不能用于生产。This database holds demo accounts.", "请使用一个新的空数据库。Use a new, empty database.");
        }
    }

    /** @throws CannotStart in production, if the application's own role could alter what the ledger says */
    void refuseAlmightyRole(DataSource application) {
        boolean almighty = new JdbcTemplate(application)
                .queryForObject(
                        "select has_table_privilege('ledger_entry', 'update, delete, truncate, trigger')"
                                + " or pg_has_role(relowner, 'member') from pg_class where oid = 'ledger_entry'::regclass",
                        Boolean.class);
        if (almighty && !installation.isDemo()) {
            throw new CannotStart(
                    "应用使用的数据库角色可以改动总账。The application's role in the database could alter the ledger.",
                    "请让表归另一个角色所有：spring.flyway.user、spring.flyway.password 用表的主人，spring.datasource.username"
                            + " 用普通角色（见 README）。Let another role own the tables: set spring.flyway.user and"
                            + " spring.flyway.password to the owner, spring.datasource.username to a plain role (README).");
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage();
    }
}
