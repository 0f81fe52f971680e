package org.zhengcheng.diagram.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.form.Forms;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("全部案件都走一遍：一批一批走，看得到走到哪里，同一次走完的一样")
class ReplayRunsTest extends ApplicationTest {

    @Autowired
    private Replay replay;

    @Autowired
    private Diagrams diagrams;

    @Autowired
    private Forms forms;

    @Test
    void someAtATimeFindWhatAllAtOnceFind() {
        clock.set(LocalDate.of(2026, 11, 2));
        Town town = newTown();
        for (int n = 0; n < 5; n++) {
            town.person("applicant " + n, "branch", null, LocalDate.of(2000, 1, 1));
            new Walk(town, clock, jdbc, forms)
                    .of("applicant " + n)
                    .begin()
                    .take("applicant " + n, "submit-application", "pass");
        }
        Diagram diagram = diagrams.newest("member-development");
        ReplayRuns runs = new ReplayRuns(replay, clock, 2);
        UUID draft = UUID.randomUUID();
        assertThat(runs.of(draft, 1, diagram).total()).isGreaterThanOrEqualTo(5);
        await().until(() -> runs.of(draft, 1, diagram).ended());
        ReplayRuns.Progress progress = runs.of(draft, 1, diagram);
        assertThat(progress.done()).isEqualTo(progress.total());
        Tally tally = new Tally(diagram);
        replay.next(diagram, tally, null, progress.total());
        assertThat(progress.result())
                .usingRecursiveComparison()
                .ignoringCollectionOrder()
                .isEqualTo(tally.result());
        runs.stop();
    }

    @Test
    @DisplayName("案件多了，查询的次数不多")
    void theStatementsDoNotGrow() {
        Diagram diagram = diagrams.newest("member-development");
        int few = count(diagram, 1);
        assertThat(count(diagram, 50)).isEqualTo(few).isLessThanOrEqualTo(7);
    }

    private int count(Diagram diagram, int most) {
        return statements
                .during(() -> replay.next(diagram, new Tally(diagram), null, most))
                .size();
    }
}
