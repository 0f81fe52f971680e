package org.zhengcheng.crash;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The application is killed at any moment while people work, now and then while it is still starting, and started again on
 * the same data folder. The number of kills is {@code crash.app}; the full number of all crash tests: {@code ./mvnw verify
 * -Dtest='*Kill*,SixteenPressAtOnce*' -Dcrash.app=50 -Dcrash.db=20 -Drace.rounds=200}.
 */
@DisplayName("应用被强行终止，不丢、不重、不留半件")
class KillApplicationTest {

    private static final int KILLS = Integer.getInteger("crash.app", 3);
    private static final int APPLICANTS = 6;
    private static final int MOST_STEPS = 60;
    private static final int LONGEST_WORK_MILLIS = 500;
    private static final int LONGEST_HALF_START_MILLIS = 8000;
    private static final int HALF_START_EVERY = 3;

    private final Random chance = new Random();

    @Test
    @DisplayName("每一个得到答复的步骤恰好在册一次，没有答复的要么全在、要么全无")
    void whatWasAnsweredIsThereOnceAndNothingIsHalfDone() throws Exception {
        try (ChildApplication application = new ChildApplication("application")) {
            application.start();
            List<String> usernames;
            try (Connection database = application.database()) {
                usernames = Driver.admit(database, "driven", APPLICANTS);
            }
            try (Driver driver = new Driver(application.address(), usernames, chance.nextLong())) {
                for (int kill = 1; kill <= KILLS; kill++) {
                    driver.awaitFurtherSteps(chance.nextInt(MOST_STEPS));
                    application.live(Duration.ofMillis(chance.nextInt(LONGEST_WORK_MILLIS)));
                    application.kill();
                    if (kill % HALF_START_EVERY == 0) {
                        application.launch().live(Duration.ofMillis(chance.nextInt(LONGEST_HALF_START_MILLIS)));
                        application.kill();
                    }
                    application.start();
                }
                driver.awaitFurtherSteps(MOST_STEPS);
                driver.finish();

                try (Connection database = application.database()) {
                    CrashReport.require(
                            "application killed " + KILLS + " times",
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
