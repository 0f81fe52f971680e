package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("试算：如果在某一天办，后面的日期会怎样；什么也不写")
class WhatIfTest extends JourneyTest {

    private static final LocalDate MEETING = LocalDate.of(2027, 11, 30);

    @Test
    void theDatesThatFollowFromAMeetingAreShownAndNothingIsWritten() {
        Town town = newTown();
        Walk walk = begin(town);
        apply(walk, COURSE);
        Walk.Written before = walk.written();

        Page page = walk.casePage("secretary")
                .follow("试算")
                .form("form.whatif")
                .set("step", "admission-meeting")
                .set("on", MEETING.toString())
                .send();
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.texts(".follows h3"))
                .containsExactly("17 上级党委审批", "21 继续教育考察", "22 提出转正申请", "23 支部大会讨论", "24 上级党委审批");
        assertThat(page.texts(".follows .due b"))
                .containsExactly(
                        "最迟2028年2月29日",
                        "最迟2028年5月30日",
                        "2028年11月30日预备期满，要提出转正申请",
                        "2028年11月30日预备期满，要提出转正申请",
                        "2028年11月30日起可办",
                        "2028年11月30日预备期满，要及时开支部大会讨论",
                        "最迟2029年2月28日");
        assertThat(page.text(".follows .why__sum")).contains("2027年11月30日 + 3个月 = 2028年2月29日，细则第二十五条");
        assertThat(page.text(".follows")).contains("按这一步就在2028年11月30日办来算");
        assertThat(walk.written()).isEqualTo(before);
        assertThat(walk.openStep()).isEqualTo("nominate-activist");
    }

    @Test
    void aDayOnWhichItMayNotBeDoneIsSaidToBeOne() {
        Town town = newTown();
        Walk walk = begin(town);
        becomeActivist(walk);
        Page early = whatIf(town, "secretary", walk, "?step=determine-target&on=" + TARGET.minusDays(1));
        assertThat(early.text(".msg--late")).contains("最早" + chinese(TARGET) + "才能办", "细则第十三条");
        Page onTheDay = whatIf(town, "secretary", walk, "?step=determine-target&on=" + TARGET);
        assertThat(onTheDay.has(".msg--late")).isFalse();
        Page back = whatIf(town, "secretary", walk, "?step=cultivate-activist&on=" + APPLIED);
        assertThat(back.text(".msg--late")).contains("不能早于上一步");
        Page late = whatIf(town, "secretary", walk, "?step=cultivate-activist&on=" + ACTIVIST.plusMonths(13));
        assertThat(late.text(".msg--late")).contains("应在" + chinese(ACTIVIST.plusMonths(6)) + "前办理");
    }

    @Test
    void whatIsNoDayIsAskedForAgainAndAStepThatIsOverIsNotOffered() {
        Town town = newTown();
        Walk walk = begin(town);
        apply(walk, COURSE);
        for (String day : List.of("", "soon", "2027-02-30", "0001-01-01", "9999-12-31")) {
            Page page = whatIf(town, "secretary", walk, "?step=admission-meeting&on=" + day);
            assertThat(page.status()).as(day).isEqualTo(200);
            assertThat(page.text(".bad")).as(day).contains("请写一个日期");
            assertThat(page.has(".follows")).as(day).isFalse();
        }
        Page page = whatIf(town, "secretary", walk, "?step=submit-application&on=2027-01-01");
        assertThat(page.form("form.whatif").value("step"))
                .as("the open step instead")
                .isEqualTo("nominate-activist");
        assertThat(page.form("form.whatif").options("step")).doesNotContain("submit-application", "application-talk");
    }

    @Test
    void whoeverMaySeeTheCaseMayTryAndNobodyElse() {
        Town town = newTown();
        Walk walk = begin(town);
        apply(walk, COURSE);
        String asked = "?step=nominate-activist&on=2026-07-01";
        for (String who : List.of("applicant", "secretary", "committee", "officer")) {
            assertThat(whatIf(town, who, walk, asked).text(".follows")).as(who).contains("确定发展对象");
        }
        for (String who : List.of("other secretary", "member")) {
            Page refused = whatIf(town, who, walk, asked);
            assertThat(refused.status()).as(who).isEqualTo(404);
            assertThat(refused.text()).as(who).doesNotContain(town.name("applicant"));
        }
    }

    @Test
    void aClosedCaseHasNoDatesAhead() {
        Town town = newTown();
        Walk walk = begin(town);
        walk.take("applicant", "submit-application", "pass");
        walk.fillAct("applicant", "withdraw", Map.of()).send();
        Page page = whatIf(town, "secretary", walk, "?on=2026-07-01");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("已经办结");
        assertThat(walk.casePage("secretary").has("a[href$=/what-if]")).isFalse();
    }

    @Test
    void thePageNeedsFewStatementsHoweverLongTheCourse() {
        Town town = newTown();
        Walk walk = begin(town);
        apply(walk, COURSE);
        whatIf(town, "secretary", walk, "");
        String asked = "?step=nominate-activist&on=2026-07-01";
        int before =
                statements.during(() -> whatIf(town, "secretary", walk, asked)).size();
        walk.on(ACTIVIST).take("secretary", "nominate-activist", "pass").take("organiser", "file-activist", "pass");
        int after = statements
                .during(() -> whatIf(town, "secretary", walk, "?step=determine-target&on=2027-07-01"))
                .size();
        assertThat(after).isEqualTo(before).isLessThanOrEqualTo(13);
    }

    private static Page whatIf(Town town, String who, Walk walk, String query) {
        return town.as(who).get("/cases/" + walk.caseId() + "/what-if" + query);
    }
}
