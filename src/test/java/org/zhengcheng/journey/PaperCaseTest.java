package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("补录纸质案件：照实际日期录入走过的各步，从走到的那一步接着办")
class PaperCaseTest extends JourneyTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 10);

    @Test
    @DisplayName("2014年细则下的积极分子：期限从实际日期算，身份、联系人、台账都在，满一年即可提请")
    void anActivistIsCarriedOnFromTheRealDates() {
        Town town = newTown();
        clock.set(TODAY);
        Page entered = activist(town, "secretary", LocalDate.of(2025, 9, 5)).send();
        assertThat(entered.errors()).isEmpty();
        assertThat(entered.status()).as(entered.text()).isEqualTo(200);
        Walk walk = walk(town).with(entered.caseId());

        assertThat(walk.openStep()).isEqualTo("cultivate-activist");
        assertThat(walk.due()).as("half a year after the last review").isEqualTo(LocalDate.of(2026, 9, 5));
        assertThat(town.standing("applicant")).isEqualTo("ACTIVIST");
        assertThat(town.standingSince("applicant")).isEqualTo(LocalDate.of(2025, 9, 5));
        assertThat(walk.isInInboxOf("contact")).as("the contact named on paper").isTrue();
        assertThat(ledger.isIntact(walk.caseId())).isTrue();
        assertThat(jdbc.sql("select count(*) from ledger_entry where chain_id = ?")
                        .param(walk.caseId())
                        .query(Integer.class)
                        .single())
                .as("the opening and every step copied")
                .isEqualTo(1 + 7);
        Page page = walk.casePage("secretary");
        assertThat(page.text()).contains("凭纸质材料补录：" + town.name("secretary"), "2014");
        assertThat(page.texts(".log h3 time")).contains("2025年9月5日");
        assertThat(town.as("applicant").get("/notices").text()).contains("凭纸质材料把您的“发展党员”录入了系统");

        walk.take("contact", "cultivate-activist", "pass", Map.of("reason", "外出培训，晚了几天"))
                .take("secretary", "determine-target", "pass")
                .take("organiser", "file-target", "pass");
        assertThat(walk.openStep()).as("no public notice in 2014").isEqualTo("assign-introducers");
    }

    @Test
    @DisplayName("走到支部大会的案件：介绍人、表决、公示都照纸质材料，介绍人和上级接着办；补录的人不算经办人")
    void aCaseBeforeTheBranchMeetingIsCarriedOn() {
        Town town = newTown();
        clock.set(TODAY);
        Page entered =
                beforeTheMeeting(town).upload("_paperFile", "档案.pdf", Form.PDF).send();
        assertThat(entered.errors()).isEmpty();
        Walk walk = walk(town).with(entered.caseId());
        assertThat(walk.openStep()).isEqualTo("admission-meeting");
        assertThat(walk.due()).as("a month after the pre-review").isEqualTo(LocalDate.of(2026, 9, 20));
        assertThat(town.standing("applicant")).isEqualTo("TARGET");
        assertThat(town.standingSince("applicant")).as("the end of the notice").isEqualTo(LocalDate.of(2026, 6, 30));
        assertThat(entered.text()).contains("档案.pdf", town.name("contact"), town.name("member"));
        assertThat(entered.follow("档案.pdf").status()).isEqualTo(200);
        assertThat(jdbc.sql("select standing from standing_change where case_id = ? order by id")
                        .param(walk.caseId())
                        .query(String.class)
                        .list())
                .containsExactly("APPLICANT", "ACTIVIST", "TARGET");

        walk.take("secretary", "admission-meeting", "pass");
        Page talk = walk.page("organiser");
        assertThat(talk.status())
                .as("who copied the paper took none of its steps")
                .isEqualTo(200);
        walk.take("organiser", "parent-talk", "pass").take("committee", "parent-approval", "pass");
        assertThat(town.standing("applicant")).isEqualTo("PROBATIONARY");
        assertThat(walk.casePage("applicant").text()).contains("凭纸质材料补录");
    }

    @Test
    @DisplayName("顺序不可能的、还没到的日期、没有过半的表决不收，什么也不写；缺的日期一并指出")
    void whatCannotBeIsRefused() {
        Town town = newTown();
        clock.set(TODAY);
        Form copy = activist(town, "secretary", LocalDate.of(2025, 9, 5));
        Page disorder = copy.set("application-talk--talkDate", "2024-01-31").send();
        assertThat(disorder.status()).isEqualTo(422);
        assertThat(disorder.error("application-talk--talkDate")).contains("不能早于上一步“受理登记”的日期2024年2月3日");
        Page future = disorder.form("form[data-once]")
                .set("application-talk--talkDate", "2024-02-20")
                .set("cultivate-activist--times", "2026-03-05、2026-09-11")
                .send();
        assertThat(future.error("cultivate-activist--times")).contains("2026年9月10日");
        Page nonsense = future.form("form[data-once]")
                .set("cultivate-activist--times", "去年春天")
                .clear("file-activist--filedDate")
                .send();
        assertThat(nonsense.error("cultivate-activist--times")).contains("请写成日期");
        assertThat(nonsense.error("file-activist--filedDate")).isNotBlank();
        Page vote = nonsense.form("form[data-once]")
                .set("cultivate-activist--times", "2026-03-05")
                .set("file-activist--filedDate", "2025-09-15")
                .set("nominate-activist--should", "5")
                .set("nominate-activist--actual", "4")
                .set("nominate-activist--agree", "2")
                .set("nominate-activist--against", "2")
                .set("nominate-activist--abstain", "0")
                .send();
        assertThat(vote.status()).isEqualTo(422);
        assertThat(vote.errors()).hasSize(1);
        assertThat(cases(town)).isZero();
        Page carried = vote.form("form[data-once]")
                .set("nominate-activist--agree", "3")
                .set("nominate-activist--against", "1")
                .send();
        assertThat(carried.status()).as(carried.text()).isEqualTo(200);
        assertThat(cases(town)).isEqualTo(1);
    }

    @Test
    @DisplayName("以前没有赶上期限的：说明哪一处，写明原因才录入，原因和超期如实留痕")
    void whatWasLateOnPaperWantsAReasonAndStaysOnRecord() {
        Town town = newTown();
        clock.set(TODAY);
        Page warned = activist(town, "commissioner", LocalDate.of(2025, 9, 5))
                .set("application-talk--talkDate", "2024-05-20")
                .send();
        assertThat(warned.status()).isEqualTo(422);
        assertThat(warned.text()).contains("有1处没有按规定的期限或要求办");
        assertThat(warned.error("application-talk--talkDate")).contains("应在2024年3月3日前办理", "细则第七条");
        assertThat(warned.error("reason")).contains("请写明原因");
        assertThat(cases(town)).isZero();

        Page entered = warned.form("form[data-once]").set("reason", "支部换届").send();
        assertThat(entered.status()).isEqualTo(200);
        assertThat(entered.text()).contains("理由：支部换届", "，应在2024年3月3日前办理");
    }

    @Test
    @DisplayName("只有本支部的书记、组织委员和上级党委可以补录；本人、普通党员、别的支部一律看不到")
    void nobodyElseMayEnter() {
        Town town = newTown();
        clock.set(TODAY);
        Form copy = activist(town, "secretary", LocalDate.of(2025, 9, 5));
        for (String who : new String[] {"applicant", "contact", "other secretary"}) {
            assertThat(copy.sendThrough(town.as(who)).status()).as(who).isEqualTo(404);
        }
        for (String who : new String[] {"applicant", "contact"}) {
            assertThat(town.as(who).get("/paper-cases").status()).as(who).isEqualTo(404);
            assertThat(town.as(who).get("/paper-cases/sheet").status()).as(who).isEqualTo(404);
        }
        assertThat(town.as("other secretary").get("/paper-cases").text()).doesNotContain(town.name("applicant"));
        assertThat(town.as("other secretary")
                        .get("/paper-cases?branch=" + town.organizationId("branch"))
                        .status())
                .isEqualTo(404);
        assertThat(cases(town)).isZero();
        assertThat(town.as("organiser").get("/paper-cases").text())
                .as("the committee above sees its branches")
                .contains(town.name("branch"), town.name("other branch"));
        assertThat(copy.sendThrough(town.as("organiser")).status()).isEqualTo(200);
        assertThat(cases(town)).isEqualTo(1);
    }

    @Test
    @DisplayName("同一页交两次只录入一次；已有在办案件的人、身份已经走得更远的人不能再补录")
    void aCaseIsEnteredOnce() {
        Town town = newTown();
        clock.set(TODAY);
        Form copy = activist(town, "secretary", LocalDate.of(2025, 9, 5));
        Page first = copy.send();
        assertThat(copy.send().caseId()).as("the same page sent again").isEqualTo(first.caseId());
        Page second = activist(town, "secretary", LocalDate.of(2025, 9, 5)).send();
        assertThat(second.errors()).anyMatch(error -> error.contains("已经有一件在办的案件"));
        assertThat(cases(town)).isEqualTo(1);

        Town another = newTown();
        jdbc.sql("update person set standing = 'PROBATIONARY' where id = ?")
                .param(another.id("applicant"))
                .update();
        Page further = activist(another, "secretary", LocalDate.of(2025, 9, 5)).send();
        assertThat(further.errors()).anyMatch(error -> error.contains("现在的身份是预备党员"));
        assertThat(cases(another)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2014", "2026"})
    @DisplayName("每一步都可以是走到的那一步：两版流程图里除第一步外，补录后都停在那一步")
    void everyStepOfTheCourseCanBeReached(String edition) {
        Town town = newTown();
        clock.set(LocalDate.of(2026, 9, 10));
        Page begin = town.as("secretary").get("/paper-cases");
        List<String> steps = begin.html().select("optgroup").stream()
                .filter(group -> group.attr("label").contains(edition))
                .flatMap(group -> group.select("option").stream())
                .map(option -> option.attr("value"))
                .toList();
        assertThat(steps).hasSizeGreaterThan(25);
        for (int n = 0; n < steps.size(); n++) {
            String who = "p" + n;
            town.person(who, "branch", null, LocalDate.of(1990, 1, 1));
            Form choice = town.as("secretary").get("/paper-cases").form("form[action*=/paper-cases/steps]");
            Page page = choice.choose("person", town.name(who))
                    .set("at", steps.get(n))
                    .send();
            Form copy = page.form("form[data-once]");
            fillAll(copy, page.html().select("form[data-once] [name]").eachAttr("name"), town);
            Page entered = copy.set("reason", "照纸质材料").send();
            assertThat(entered.errors()).as(steps.get(n)).isEmpty();
            assertThat(walk(town).with(entered.caseId()).openStep())
                    .isEqualTo(steps.get(n).replaceFirst(".*/", ""));
        }
    }

    /** Every day a month after the one before. */
    private static void fillAll(Form copy, List<String> names, Town town) {
        LocalDate day = LocalDate.of(2021, 1, 1);
        for (String name : new LinkedHashSet<>(names)) {
            if (copy.input(name).attr("type").equals("date")) {
                day = day.plusMonths(1);
                copy.set(name, day.toString());
            } else if (name.endsWith("--contacts")) {
                copy.choose(name, town.name("contact"));
            } else if (name.endsWith("--introducers")) {
                copy.choose(name, town.name("contact"), town.name("member"));
            } else if (name.endsWith("--hours")) {
                copy.set(name, "24");
            }
        }
    }

    private int cases(Town town) {
        return jdbc.sql("select count(*) from case_file where organization_id = ?")
                .param(town.organizationId("branch"))
                .query(Integer.class)
                .single();
    }

    private static Form beforeTheMeeting(Town town) {
        Page begin = town.as("organiser").get("/paper-cases?branch=" + town.organizationId("branch"));
        Form choice = begin.form("form[action*=/paper-cases/steps]");
        choice.choose("person", town.name("applicant"));
        choice.set("at", option(choice, begin, "2026", "15 支部大会讨论"));
        return choice.send()
                .form("form[data-once]")
                .set("submit-application--applicationDate", "2025-03-01")
                .set("register-application--receivedDate", "2025-03-02")
                .set("application-talk--talkDate", "2025-03-20")
                .set("nominate-activist--meetingDate", "2025-06-01")
                .set("file-activist--filedDate", "2025-06-05")
                .set("assign-training-contact--assignedDate", "2025-06-06")
                .choose("assign-training-contact--contacts", town.name("contact"))
                .set("cultivate-activist--times", "2025-12-01")
                .set("cultivate-activist--reviewDate", "2026-06-01")
                .set("determine-target--meetingDate", "2026-06-02")
                .set("file-target--consentDate", "2026-06-10")
                .set("publicize-target--noticeStart", "2026-06-15")
                .set("publicize-target--noticeEnd", "2026-06-30")
                .set("assign-introducers--assignedDate", "2026-07-01")
                .choose("assign-introducers--introducers", town.name("contact"), town.name("member"))
                .set("political-review--concludedDate", "2026-07-10")
                .set("intensive-training--endDate", "2026-07-15")
                .set("intensive-training--days", "3")
                .set("committee-review--meetingDate", "2026-08-10")
                .set("parent-prereview--prereviewDate", "2026-08-20")
                .set("fill-admission-form--filledDate", "2026-08-25")
                .set("first-introducer-opinion--opinionDate", "2026-08-26")
                .set("second-introducer-opinion--opinionDate", "2026-08-27")
                .set("check-admission-form--checkedDate", "2026-08-28");
    }

    private static Form activist(Town town, String who, LocalDate decided) {
        Page begin = town.as(who).get("/cases").follow("补录纸质案件");
        Form choice = begin.form("form[action*=/paper-cases/steps]");
        choice.choose("person", town.name("applicant"));
        choice.set("at", option(choice, begin, "2014", "培养教育考察"));
        Form copy = choice.send().form("form[data-once]");
        return copy.set("submit-application--applicationDate", "2024-02-01")
                .set("register-application--receivedDate", "2024-02-03")
                .set("application-talk--talkDate", "2024-02-20")
                .set("nominate-activist--meetingDate", decided.toString())
                .set("file-activist--filedDate", decided.plusDays(10).toString())
                .set(
                        "assign-training-contact--assignedDate",
                        decided.plusDays(12).toString())
                .choose("assign-training-contact--contacts", town.name("contact"))
                .set("cultivate-activist--times", decided.plusMonths(6) + "");
    }

    private static String option(Form form, Page page, String edition, String step) {
        return page.html().select("optgroup").stream()
                .filter(group -> group.attr("label").contains(edition))
                .flatMap(group -> group.select("option").stream())
                .filter(option -> option.text().contains(step))
                .map(option -> option.attr("value"))
                .findFirst()
                .orElseThrow();
    }
}
