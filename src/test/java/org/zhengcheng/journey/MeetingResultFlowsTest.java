package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.meeting.VoteRule;
import org.zhengcheng.meeting.agenda.Matter;
import org.zhengcheng.meeting.agenda.Matters;
import org.zhengcheng.meeting.count.MeetingClosed;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Hall;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("会议的结果自己填进步骤：通过、没有通过、人数不够、推迟，各走各的")
class MeetingResultFlowsTest extends JourneyTest {

    private static final String ITEM = "讨论接收预备党员";
    private static final String CONDUCT = "学习认真，工作踏实，讨论时发言偏少。";

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    ApplicationEventPublisher publisher;

    @Autowired
    @Qualifier("stepMatters")
    Matters matters;

    @Test
    void whatWasCarriedStandsInTheFormAndIsTaken() {
        Town town = newTown();
        Walk walk = atTheMeeting(town);
        Matter matter = only(town);
        assertThat(matter.title().chinese()).isEqualTo("支部大会讨论接收预备党员");
        assertThat(matter.rule()).isEqualTo(VoteRule.ADMISSION);
        Page unconvened = walk.page("secretary");
        assertThat(unconvened.text("#meeting")).contains("列入会议讨论", "会已经在别处开过");
        assertThat(unconvened.has("details#by-hand:not([open]) > summary + div form[data-step]"))
                .as("folded until somebody says that the meeting was held elsewhere")
                .isTrue();
        Page wrong = unconvened.step().set("outcome", "pass").send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.has("details#by-hand[open] form[data-step]"))
                .as("what was written stays open")
                .isTrue();

        Hall hall = hall(town, matter);
        assertThat(matters.open(town.organizationId("branch")))
                .as("it stands on an agenda")
                .isEmpty();
        assertThat(matters.find(matter.id())).isEmpty();
        Page waiting = walk.page("secretary");
        assertThat(waiting.text("#meeting"))
                .contains("等支部党员大会表决", chinese(ADMITTED), "支部活动室", town.name("secretary"), "会议会替您填好");
        assertThat(waiting.has("details#by-hand form[data-step]"))
                .as("nothing has to be filled in now")
                .isTrue();
        Page tooSoon = walk.send("secretary", "admission-meeting", "pass", Map.of());
        assertThat(tooSoon.status()).isEqualTo(422);
        assertThat(tooSoon.error("outcome")).contains("要等会议表决");

        hall.open().decide(ITEM, 3, "CARRIED").close();
        Page decided = walk.page("secretary");
        assertThat(decided.text("#meeting")).contains("会议已经表决：通过", "还没有定稿");
        assertThat(outcomes(decided)).containsExactly("pass");
        Form form = decided.step();
        for (String settled : List.of(
                "meetingDate",
                "place",
                "chair",
                "recorder",
                "should",
                "actual",
                "absentees",
                "observers",
                "writtenAgree",
                "writtenAgainst",
                "ballotsIssued",
                "ballotsReturned",
                "ballotsValid",
                "agree",
                "against",
                "abstain",
                "secretBallot",
                "scrutineer",
                "teller")) {
            assertThat(form.asks(settled)).as(settled).isFalse();
            assertThat(decided.has("#f-" + settled + ".field--settled"))
                    .as(settled)
                    .isTrue();
        }
        assertThat(decided.text("#f-absentees")).contains(town.name("commissioner"), "出差");
        assertThat(decided.text("#f-chair")).contains(town.name("secretary"));
        Page after = form.set("performance", CONDUCT)
                .upload("minutes", "minutes.pdf", Form.PDF)
                .send();
        assertThat(after.errors()).isEmpty();
        assertThat(town.standing("applicant")).isEqualTo("PENDING_APPROVAL");
        assertThat(town.standingSince("applicant")).isEqualTo(ADMITTED);
        assertThat(submission(walk))
                .contains(
                        "\"meetingDate\":\"" + ADMITTED + "\"",
                        "\"place\":\"支部活动室\"",
                        "\"should\":4",
                        "\"actual\":3",
                        "\"agree\":3",
                        "\"ballotsIssued\":3",
                        "\"secretBallot\":true",
                        "\"observers\":\"组织员甲\"",
                        town.id("contact").toString(),
                        town.name("commissioner") + "（出差）");
    }

    @Test
    void finishedMinutesBringTheConductAndThePapers() {
        Town town = newTown();
        Walk walk = atTheMeeting(town);
        Hall hall = hall(town, only(town)).open().decide(ITEM, 3, "CARRIED").close();
        Page minutes = town.as("commissioner").get(hall.path() + "/minutes");
        Page finished = minutes.form("form[action$=/minutes]")
                .set("conduct-" + hall.item(ITEM), CONDUCT)
                .set("speeches-" + hall.item(ITEM), "介绍人：同意接收。")
                .press("button[formaction]");
        assertThat(finished.status()).as(finished.text()).isEqualTo(200);

        Page page = walk.page("secretary");
        assertThat(page.text("#f-performance")).contains(CONDUCT);
        assertThat(page.html().select("#f-minutes .papers-in a")).hasSize(1);
        assertThat(page.html().select("#f-ballots .papers-in a")).hasSize(1);
        Page after = page.step().send();
        assertThat(after.errors()).isEmpty();
        assertThat(submission(walk)).contains(CONDUCT, "会议记录-" + ADMITTED, "票决情况汇总-" + ADMITTED);
        assertThat(jdbc.sql("select material from step_file where case_id = ? order by material")
                        .param(walk.caseId())
                        .query(String.class)
                        .list())
                .contains("admission-meeting-minutes", "admission-ballot-summary");
    }

    @Test
    void whatFailedEndsTheCase() {
        Town town = newTown();
        Walk walk = atTheMeeting(town);
        hall(town, only(town)).open().decide(ITEM, 2, "FAILED").close();
        Page page = walk.page("secretary");
        assertThat(page.text("#meeting")).contains("没有通过");
        assertThat(outcomes(page)).containsExactly("reject");
        Page after = page.step()
                .set("reason", "赞成没有超过应到半数")
                .upload("minutes", "minutes.pdf", Form.PDF)
                .send();
        assertThat(after.errors()).isEmpty();
        assertThat(town.standing("applicant")).isEqualTo("ACTIVIST");
        assertEnded(walk, "未接收为预备党员");
    }

    @Test
    void tooFewIsHeldAgain() {
        Town town = newTown();
        Walk walk = atTheMeeting(town);
        Matter first = only(town);
        hall(town, first).open().decide(ITEM, 4, 2, 2, "INQUORATE").close();
        Page page = walk.page("secretary");
        assertThat(outcomes(page)).containsExactly("reconvene");
        assertThat(page.step().set("reason", "到会人数不够").send().errors()).isEmpty();
        assertThat(walk.openStep()).isEqualTo("admission-meeting");
        assertThat(only(town).id()).as("another task, another matter").isNotEqualTo(first.id());
        assertThat(walk.page("secretary").has(".field--settled")).isFalse();
    }

    @Test
    void whatWasPostponedIsOfferedAgain() {
        Town town = newTown();
        Walk walk = atTheMeeting(town);
        Matter matter = only(town);
        hall(town, matter).open().postpone(ITEM).close();
        assertThat(only(town).id()).isEqualTo(matter.id());
        Page page = walk.page("secretary");
        assertThat(page.text("#meeting")).contains("推迟", "就这样召集", "支部活动室");
        assertThat(page.has("details#by-hand:not([open])")).isTrue();
        assertThat(page.has(".field--settled")).isFalse();
        walk.take("secretary", "admission-meeting", "pass");
        assertThat(town.standing("applicant")).as("a paper meeting still does").isEqualTo("PENDING_APPROVAL");
    }

    @Test
    void onePressCallsAMeetingLikeTheLast() {
        Town town = newTown();
        Walk walk = atTheMeeting(town);
        Matter matter = only(town);
        hall(town, matter).open().postpone(ITEM).close();
        Page called = walk.page("secretary")
                .form("#meeting form")
                .set("agenda", matter.id())
                .send();
        assertThat(called.text()).contains("会议召集好了", "支部活动室", town.name("applicant"));
        assertThat(matters.open(town.organizationId("branch")))
                .as("it stands on its agenda")
                .isEmpty();
        assertThat(walk.page("secretary").text("#meeting")).contains("等支部党员大会表决");
    }

    @Test
    void itJoinsAMeetingThatIsCalledAlready() {
        Town town = newTown();
        Walk walk = atTheMeeting(town);
        Matter matter = only(town);
        new Hall(jdbc, town, ADMITTED).topic("学习");
        Page page = walk.page("secretary");
        String join = page.attribute("#meeting a", "href");
        assertThat(join).contains("/change", matter.id());
        Page joined =
                town.as("secretary").get(join).form("form[action$=/change]").send();
        assertThat(joined.text()).contains("改好了", town.name("applicant"));
        assertThat(walk.page("secretary").text("#meeting")).contains("等支部党员大会表决");
    }

    @Test
    void aConversionIsVotedOnAsItWasProposed() {
        Town town = newTown();
        Walk walk = begin(town);
        reachConversionMeeting(walk);
        walk.on(PROBATION_ENDS.plusDays(3));
        List<Matter> proposed = matters.open(town.organizationId("branch"));
        assertThat(proposed)
                .extracting(one -> one.title().chinese())
                .hasSize(3)
                .anyMatch(title -> title.endsWith("（拟延长预备期）"));
        Matter extension = proposed.stream()
                .filter(one -> one.id().endsWith(".extend"))
                .findFirst()
                .orElseThrow();
        new Hall(jdbc, town, PROBATION_ENDS.plusDays(3))
                .matter(extension.id(), extension.caseId(), "applicant", extension.rule(), ITEM)
                .open()
                .decide(ITEM, 3, "CARRIED")
                .close();
        Page page = walk.page("secretary");
        assertThat(outcomes(page)).containsExactly("extend");
        assertThat(matters.open(town.organizationId("branch"))).isEmpty();
    }

    @Test
    void aCommitteeDecidesToo() {
        Town town = newTown();
        Walk walk = begin(town);
        apply(walk, COURSE);
        walk.on(ACTIVIST);
        Matter matter = only(town);
        assertThat(matter.rule()).isEqualTo(VoteRule.BRANCH_COMMITTEE);
        assertThat(walk.page("secretary").attribute("#meeting a", "href")).contains("kind=COMMITTEE");
        new Hall(jdbc, town, ACTIVIST)
                .matter(matter.id(), matter.caseId(), "applicant", matter.rule(), ITEM)
                .open()
                .decide(ITEM, 3, "CARRIED")
                .close();
        Page page = walk.page("secretary");
        assertThat(page.text("#f-agree.field--settled")).contains("3");
        assertThat(outcomes(page)).contains("pass").doesNotContain("reject");
        Page refused = walk.page("secretary")
                .step()
                .set("outcome", "reject")
                .set("reason", "改")
                .send();
        assertThat(refused.status()).isEqualTo(422);
    }

    @Test
    void theMeetingCostsTheStepsPageAFixedNumberOfStatements() {
        Town town = newTown();
        Walk walk = atTheMeeting(town);
        walk.page("secretary");
        int before = pageStatements(walk);
        Hall hall = hall(town, only(town)).topic("学习").topic("讨论党费").open();
        hall.decide(ITEM, 3, "CARRIED").close();
        assertThat(pageStatements(walk) - before).isLessThanOrEqualTo(11);
    }

    @Test
    @DisplayName("告诉大家会议的结果，议程上有几项都是那么几条语句")
    void tellingOfTheResultsTakesAFixedNumberOfStatements() {
        List<String> ofOne = telling(1);
        assertThat(ofOne).isNotEmpty();
        assertThat(telling(4)).hasSameSizeAs(ofOne);
    }

    /** What is sent to the database when a meeting closes that decided on so many people. */
    private List<String> telling(int people) {
        Town town = newTown();
        Hall hall = new Hall(jdbc, town, APPLIED.plusDays(12));
        List<Walk> walks = new ArrayList<>();
        for (int n = 1; n <= people; n++) {
            clock.set(APPLIED);
            String name = "candidate " + n;
            town.person(name, "branch", null, LocalDate.of(1998, 5, n));
            Walk walk = walk(town).of(name).begin();
            apply(walk, COURSE);
            walks.add(walk);
        }
        matters.open(town.organizationId("branch"))
                .forEach(matter -> hall.matter(
                        matter.id(), matter.caseId(), "candidate 1", matter.rule(), "确定积极分子" + matter.id()));
        hall.open();
        jdbc.sql("update meeting_item set state = 'DECIDED' where meeting_id = ?")
                .param(hall.id())
                .update();
        List<String> sent = statements.during(() -> {
            transactions.executeWithoutResult(whole -> publisher.publishEvent(new MeetingClosed(hall.id())));
            return hall;
        });
        for (Walk walk : walks) {
            assertThat(jdbc.sql("select distinct p.name from notice n join person p on p.id = n.person_id"
                                    + " where n.case_id = ? and n.kind = 'MEETING_DECIDED'")
                            .param(walk.caseId())
                            .query(String.class)
                            .list())
                    .as("each is told of, to whoever holds the step")
                    .contains(town.name("secretary"));
        }
        return sent;
    }

    private int pageStatements(Walk walk) {
        return statements.during(() -> walk.page("secretary")).size();
    }

    private Walk atTheMeeting(Town town) {
        Walk walk = begin(town);
        reachTarget(walk);
        prepareAdmission(walk, TARGET.plusDays(20));
        return walk.on(ADMITTED);
    }

    private Matter only(Town town) {
        List<Matter> open = matters.open(town.organizationId("branch"));
        assertThat(open).hasSize(1);
        return open.get(0);
    }

    private Hall hall(Town town, Matter matter) {
        return new Hall(jdbc, town, ADMITTED).matter(matter.id(), matter.caseId(), "applicant", matter.rule(), ITEM);
    }

    private static List<String> outcomes(Page page) {
        return page.html().select("form[data-step] [name=outcome]").eachAttr("value");
    }

    private String submission(Walk walk) {
        return jdbc.sql("select submission from step_record where case_id = ? order by seq desc limit 1")
                .param(walk.caseId())
                .query(String.class)
                .single();
    }
}
