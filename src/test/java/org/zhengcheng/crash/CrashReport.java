package org.zhengcheng.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The verdict on a series of crashes. */
final class CrashReport {

    private static final Logger log = LoggerFactory.getLogger(CrashReport.class);

    private CrashReport() {}

    static void require(String series, Diary diary, Checker checker) throws SQLException, IOException {
        log.info(
                "{}: {} done, {} refused, {} unknown; {} answers were lost on the way",
                series,
                diary.count(Attempt.Answer.DONE),
                diary.count(Attempt.Answer.REFUSED),
                diary.count(Attempt.Answer.UNKNOWN),
                diary.lostAnswers());
        assertThat(diary.surprises()).as("what should not have been answered").isEmpty();
        assertThat(diary.count(Attempt.Answer.UNKNOWN)).as("never answered").isZero();
        assertThat(checker.complaints()).as(series).isEmpty();
    }
}
