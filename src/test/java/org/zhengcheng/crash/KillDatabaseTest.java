package org.zhengcheng.crash;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * An external PostgreSQL is killed at any moment while people work, all its processes at once, and started again; the
 * application lives on and goes on without hands. The number of kills is {@code crash.db}; the full number of all crash
 * tests: {@code ./mvnw verify -Dtest='*Kill*,SixteenPressAtOnce*' -Dcrash.app=50 -Dcrash.db=20 -Drace.rounds=200}.
 */
@DisplayName("数据库被强行终止，不丢、不重、不留半件，恢复后自动继续")
class KillDatabaseTest {

    private static final int KILLS = Integer.getInteger("crash.db", 2);
    private static final int APPLICANTS = 6;
    private static final int MOST_STEPS = 60;
    private static final int LONGEST_WORK_MILLIS = 500;
    private static final int LONGEST_OUTAGE_MILLIS = 3000;

    private final Random chance = new Random();

    @Test
    @DisplayName("每一个得到答复的步骤恰好在册一次，没有答复的要么全在、要么全无")
    void whatWasAnsweredIsThereOnceAndNothingIsHalfDone() throws Exception {
        try (Postgres postgres = new Postgres("postgres").start();
                ChildApplication application = new ChildApplication(
                        "on-postgres",
                        "--spring.datasource.url=" + postgres.url(),
                        "--spring.datasource.username=postgres")) {
            application.start();
            List<String> usernames;
            try (Connection database = postgres.connect()) {
                usernames = Driver.admit(database, "driven", APPLICANTS);
            }
            try (Driver driver = new Driver(application.address(), usernames, chance.nextLong())) {
                for (int kill = 1; kill <= KILLS; kill++) {
                    driver.awaitFurtherSteps(chance.nextInt(MOST_STEPS));
                    application.live(Duration.ofMillis(chance.nextInt(LONGEST_WORK_MILLIS)));
                    postgres.kill();
                    application.live(Duration.ofMillis(chance.nextInt(LONGEST_OUTAGE_MILLIS)));
                    postgres.start();
                }
                driver.awaitFurtherSteps(MOST_STEPS);
                driver.finish();

                try (Connection database = postgres.connect()) {
                    CrashReport.require(
                            "database killed " + KILLS + " times",
                            driver.diary(),
                            new Checker(
                                    database,
                                    usernames,
                                    driver.diary().attempts(),
                                    application.dataFolder().resolve("files")));
                }
            }
        }
    }
}
