package org.zhengcheng.casework.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.file.Procedure;
import org.zhengcheng.form.Forms;
import org.zhengcheng.installation.DatabaseTime;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("每年的队伍分析也逐级督办：提前提醒，逾期报上级，每一级每年只一次，做了就停")
class ReviewLadderTest extends ApplicationTest {

    private static final LocalDate ACTIVIST = LocalDate.of(2036, 7, 1);
    private static final LocalDate DUE = ACTIVIST.plusYears(1);
    private static final String NAME = "入党积极分子队伍状况分析";

    @Autowired
    private ReviewSweep sweep;

    @Autowired
    private DueReviews rows;

    @Autowired
    private ReviewLadder ladder;

    @Autowired
    private Diagrams diagrams;

    @Autowired
    private List<Procedure> procedures;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Forms forms;

    private Town town;

    @BeforeEach
    void thereIsAnActivist() {
        clock.set(ACTIVIST);
        town = newTown();
        new Walk(town, clock, jdbc, forms)
                .begin()
                .take("applicant", "submit-application", "pass")
                .take("secretary", "register-application", "pass")
                .take("secretary", "application-talk", "pass")
                .take("secretary", "nominate-activist", "pass");
    }

    @Test
    void everyRungIsClimbedOnceOnItsDay() {
        sweepFrom(ACTIVIST, DUE.plusMonths(3));
        assertThat(told("street"))
                .containsExactlyInAnyOrder(
                        "2037-06-01 DUE organiser",
                        "2037-06-01 DUE committee",
                        "2037-06-01 DUE second committee",
                        "2037-06-24 DUE organiser",
                        "2037-06-24 DUE committee",
                        "2037-06-24 DUE second committee",
                        "2037-07-02 OVERDUE organiser",
                        "2037-07-02 OVERDUE committee",
                        "2037-07-02 OVERDUE second committee",
                        "2037-07-08 OVERDUE organiser",
                        "2037-07-08 OVERDUE committee",
                        "2037-07-08 OVERDUE second committee",
                        "2037-07-08 OVERDUE officer",
                        "2037-07-31 OVERDUE officer");
        assertThat(told("department"))
                .as("the department owes its own, and nobody stands above it here")
                .containsExactlyInAnyOrder(
                        "2037-06-01 DUE officer",
                        "2037-06-24 DUE officer",
                        "2037-07-02 OVERDUE officer",
                        "2037-07-08 OVERDUE officer");
        assertThat(told("branch")).isEmpty();
        assertThat(town.as("organiser").get("/notices").text())
                .contains(town.name("street") + "：“" + NAME + "”逾期了，最迟应在2037年7月1日办好");
        Page page = town.as("organiser").get("/notices");
        assertThat(page.follow(NAME).text()).as("it leads to the page").contains("定期分析", "超期");
        assertThat(town.as("organiser").get("/").texts(".msg--late").toString()).contains(NAME, "超期92天");
        assertThat(town.as("officer").get("/reviews").texts("table.table td").toString())
                .as("the department sees who below is late")
                .contains(town.name("street"), "超期92天");
        assertThat(town.as("organiser").get("/reviews").has("table.table"))
                .as("and nobody the ones beside or above")
                .isFalse();
    }

    @Test
    @DisplayName("做了就停，没读的提醒算已读；从做的那天重新算一年")
    void onceItIsMadeTheNextYearCounts() {
        sweepFrom(DUE.minusMonths(2), DUE.minusDays(3));
        assertThat(unread("organiser")).isPositive();
        clock.set(DUE.minusDays(2));
        town.as("organiser")
                .get("/reviews")
                .form("form[action*=/reviews/]")
                .set("findings", "共1人。")
                .send();
        assertThat(unread("organiser")).isZero();
        int before = told("street").size();
        sweepFrom(DUE.minusDays(1), DUE.plusMonths(3));
        assertThat(told("street")).hasSize(before);
        sweepFrom(DUE.plusYears(1).minusDays(40), DUE.plusYears(1).minusDays(31));
        assertThat(told("street").subList(before, before + 3))
                .allSatisfy(line -> assertThat(line).startsWith("2038-05-30 DUE"));
    }

    @Test
    @DisplayName("漏了几年的：第二年照样逐级提醒；一下子过了几年只说一次现在的情况")
    void aReviewThatIsNeverMadeIsAskedForEveryYear() {
        sweepFrom(DUE.plusMonths(2), DUE.plusMonths(2));
        assertThat(told("street")).as("all rungs at once, each person once").hasSize(4);
        sweepFrom(DUE.plusYears(1).minusDays(35), DUE.plusYears(1).minusDays(25));
        assertThat(told("street").subList(4, 7))
                .allSatisfy(line ->
                        assertThat(line).as("it is owed since the first year").startsWith("2038-06-01 OVERDUE"));
        int before = told("street").size();
        clock.set(DUE.plusYears(4).minusDays(3));
        sweep.goOver();
        sweep.goOver();
        assertThat(told("street")).hasSize(before + 3);
        assertThat(town.as("organiser").get("/reviews").texts(".msg--late li"))
                .as("every year that was missed is still to be seen")
                .hasSize(4);
    }

    @Test
    @DisplayName("没有积极分子了就不提醒")
    void nobodyIsRemindedWhileThereIsNobodyToLookAt() {
        jdbc.sql("update person set standing = 'FULL' where id = ?")
                .param(town.id("applicant"))
                .update();
        sweepFrom(DUE.minusMonths(2), DUE.plusMonths(1));
        assertThat(told("street")).isEmpty();
    }

    @Test
    @DisplayName("岗位空缺：提醒上一级")
    void wherePostsAreVacantTheNextOneUpIsTold() {
        Stream.of("organiser", "committee", "second committee").forEach(who -> town.leaveOffice(who, ACTIVIST));
        clock.set(DUE.minusDays(30));
        sweep.goOver();
        assertThat(told("street")).containsExactly("2037-06-01 DUE officer");
    }

    @Test
    @DisplayName("两个节点同时扫，一人一条；时钟不准的节点不扫")
    void twoNodesTellEachPersonOnce() {
        clock.set(DUE.minusDays(30));
        node(Duration.ofDays(31)).goOver();
        assertThat(told("street")).isEmpty();
        CompletableFuture.allOf(Stream.of(node(Duration.ZERO), node(Duration.ZERO))
                        .map(node -> CompletableFuture.runAsync(node::goOver))
                        .toArray(CompletableFuture[]::new))
                .join();
        assertThat(told("street")).hasSize(3);
    }

    @Test
    @DisplayName("扫的时候走索引，不看全表")
    void theSweepReadsTheIndex() {
        assertThat(transaction.<Map<String, String>>execute(status -> {
                    jdbc.sql("set local enable_seqscan = off").update();
                    return Map.of(
                            "plan",
                            String.join(
                                    "\n",
                                    jdbc.sql("explain select id from team_review_due where rung_on <= '2036-01-01'"
                                                    + " order by rung_on, id limit 1 for update skip locked")
                                            .query(String.class)
                                            .list()));
                }))
                .extractingByKey("plan")
                .asString()
                .contains("team_review_rung_on")
                .doesNotContain("Sort");
    }

    private void sweepFrom(LocalDate from, LocalDate to) {
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            clock.set(day);
            sweep.goOver();
            sweep.goOver();
        }
    }

    private ReviewSweep node(Duration off) {
        return new ReviewSweep(
                rows,
                ladder,
                diagrams,
                procedures,
                new DatabaseTime(jdbc, clock, Clock.offset(Clock.systemUTC(), off)),
                transaction);
    }

    private int unread(String who) {
        return jdbc.sql("select count(*) from notice where person_id = ? and case_id is null and read_at is null")
                .param(town.id(who))
                .query(Integer.class)
                .single();
    }

    /** Every message about what an organisation owes: day, kind, person, in order. */
    private List<String> told(String organization) {
        return jdbc.sql("select cast(told_at at time zone 'Asia/Shanghai' as date) || ' ' || kind || ' ' ||"
                        + " regexp_replace(p.name, ' \\d+$', '') from notice n join person p on p.id = n.person_id"
                        + " where n.case_id is null and n.subject_name = ? order by n.id")
                .param(town.name(organization))
                .query(String.class)
                .list();
    }
}
