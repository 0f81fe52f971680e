package org.zhengcheng.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ViewportSize;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.form.Forms;
import org.zhengcheng.journey.Candidate;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("一次支部大会讨论三名发展对象：召集、签到、逐个讨论、逐个表决、散会、定稿，三个步骤各得其结果；主持人在电脑上，投票人在手机上")
class MeetingInBrowserTest extends BrowserTest {

    private static final String CONDUCT = "学习认真，工作踏实，讨论时发言偏少。";
    private static final List<String> VOTERS = List.of("commissioner", "contact", "member", "fifth", "sixth");

    @Autowired
    private Forms forms;

    private final PageRules rules = new PageRules();
    private final Map<String, Walk> walks = new HashMap<>();
    private final Map<String, Visitor> hall = new HashMap<>();
    private Town town;
    private Visitor chair;
    private String meeting;

    @Test
    void threeCandidatesOnOneAgenda() {
        threeCandidatesWait();
        convene();
        everybodyComes();
        byElectronicBallot("applicant");
        byPaper("second", 6, 6);
        byPaper("third", 6, 2);
        close();
        minutes();
        take("applicant", "PENDING_APPROVAL");
        take("second", "PENDING_APPROVAL");
        take("third", "ACTIVIST");
        for (PageRules.Kind kind : PageRules.Kind.values()) {
            assertThat(rules.findings(kind)).as("%s", kind).isEmpty();
        }
    }

    private void threeCandidatesWait() {
        clock.set(Candidate.MEETING);
        town = newTown();
        for (String candidate : List.of("second", "third")) {
            town.person(candidate, "branch", null, LocalDate.of(1999, 3, 1));
        }
        for (String candidate : List.of("applicant", "second", "third")) {
            Walk walk = new Walk(town, clock, jdbc, forms).of(candidate);
            Candidate.bring(walk);
            walks.put(candidate, walk);
        }
        for (String voter : List.of("fifth", "sixth")) {
            town.person(voter, "branch", "FULL", LocalDate.of(1980, 1, 1));
        }
        clock.set(Candidate.MEETING);
    }

    private void convene() {
        chair = enter(town, "secretary", Visitor.DESK)
                .open(walks.get("applicant").stepPath());
        look(chair, "step-before");
        rules.hold(chair, "step that can be put to a meeting");
        chair.leaveBy(chair.link("列入会议讨论"));
        for (String more : List.of("second", "third")) {
            chair.tick(town.name(more));
        }
        chair.write("日期", Candidate.MEETING.toString())
                .write("时间", "09:00")
                .write("地点", "支部活动室")
                .choose("记录人", town.name("commissioner"))
                .choose("监票人", town.name("contact"))
                .choose("计票人", town.name("member"));
        look(chair, "convene");
        chair.leaveBy(chair.button("召集会议"));
        assertThat(chair.content().textContent())
                .contains("支部活动室", town.name("applicant"), town.name("second"), town.name("third"));
        meeting = chair.page().url();
        chair.open(walks.get("second").stepPath());
        assertThat(chair.content().textContent()).contains("等支部党员大会表决", "支部活动室");
        look(chair, "step-placed");
        rules.holdOnThePhone(chair, "step that waits for a meeting");
        chair.open(meeting + "/hall");
    }

    private void everybodyComes() {
        String code = chair.page().locator(".checkin__digits").textContent().replace(" ", "");
        chair.leaveBy(chair.page().locator("#mark-" + town.id("secretary")));
        for (String voter : VOTERS) {
            Visitor phone = enter(town, voter, Visitor.PHONE).open(meeting);
            hall.put(voter, phone);
            phone.write("签到码", code);
            look(phone, "phone-arrive");
            phone.leaveBy(phone.button("签到"));
            assertThat(phone.content().textContent()).contains("签到");
        }
        chair.open(meeting + "/hall");
        look(chair, "hall-before");
        chair.leaveBy(chair.button("宣布开会"));
        look(chair, "hall-open");
    }

    private void discuss(String candidate) {
        chair.open(meeting + "/hall");
        Locator item =
                chair.page().locator(".agenda li").filter(new Locator.FilterOptions().setHasText(town.name(candidate)));
        chair.leaveBy(item.locator("button"));
        assertThat(chair.page().locator("button[id^=discuss]").count())
                .as("one by one: nothing else can be begun")
                .isZero();
    }

    private void byPaper(String candidate, int present, int agree) {
        discuss(candidate);
        chair.leaveBy(chair.page().locator("#paper"));
        for (String teller : List.of("contact", "member")) {
            Visitor phone = hall.get(teller).open(meeting);
            phone.leaveBy(phone.page().locator("a[href$='/count']"));
            phone.write("发出的票", String.valueOf(present))
                    .write("收回的票", String.valueOf(present))
                    .write("有效票", String.valueOf(present))
                    .write("赞成", String.valueOf(agree))
                    .write("反对", String.valueOf(present - agree))
                    .write("弃权", "0");
            phone.page().locator("#i-agree").fill(String.valueOf(agree));
            look(phone, "phone-count-" + candidate);
            phone.leaveBy(phone.page().locator("main form button.btn--main"));
        }
        assertThat(hall.get("member").content().textContent()).contains("一样");
        chair.open(meeting + "/hall");
        look(chair, "hall-" + candidate);
    }

    private void byElectronicBallot(String candidate) {
        discuss(candidate);
        chair.leaveBy(chair.page().locator("#electronic"));
        for (String teller : List.of("contact", "member")) {
            Visitor phone = hall.get(teller).open(meeting);
            phone.leaveBy(phone.page().locator("a[href$='/teller']"));
            phone.page().locator("#passphrase").fill("a long passphrase");
            look(phone, "phone-key-" + teller);
            phone.page().waitForDownload(() -> phone.button("做一把钥匙").click());
            waitFor(phone, "您的钥匙做好了");
        }
        chair.open(meeting + "/hall");
        chair.leaveBy(chair.page().locator("#start"));
        look(chair, "hall-ballot");
        for (String voter : VOTERS) {
            vote(hall.get(voter), voter);
        }
        Visitor own = enter(town, "secretary", Visitor.PHONE);
        vote(own, "secretary");
        chair.open(meeting + "/hall");
        chair.leaveBy(chair.page().locator("#end"));
        for (String teller : List.of("contact", "member")) {
            Visitor phone = hall.get(teller).open(meeting);
            phone.leaveBy(phone.page().locator("a[href$='/teller']"));
            phone.page().locator("[data-open]").click();
            waitFor(phone, teller.equals("contact") ? "您那一层拆好了" : "都拆开了");
        }
        chair.open(meeting + "/hall");
        chair.leaveBy(chair.page().locator("#tally"));
        hall.get("sixth").open(meeting);
        hall.get("sixth")
                .leaveBy(
                        hall.get("sixth").page().locator("a[href*='/ballots/']").first());
        waitFor(hall.get("sixth"), "下面标出的一行是您的票");
        look(hall.get("sixth"), "phone-list");
    }

    private void vote(Visitor phone, String voter) {
        phone.open(meeting);
        phone.leaveBy(phone.link("投票"));
        phone.page().locator("label.choice").nth(voter.equals("sixth") ? 1 : 0).click();
        if (voter.equals("fifth")) {
            look(phone, "phone-choose");
        }
        phone.button("下一步").click();
        phone.page().locator("[data-cast]").click();
        waitFor(phone, "您投过票了");
        if (voter.equals("fifth")) {
            look(phone, "phone-voted");
        }
    }

    private void close() {
        chair.open(meeting + "/hall");
        chair.leaveBy(chair.page().locator("#close"));
        assertThat(chair.content().textContent()).contains("结束");
        chair.open(meeting);
        look(chair, "closed");
        assertThat(chair.content().textContent()).contains("没有通过", "通过");
    }

    private void minutes() {
        Visitor recorder = hall.get("commissioner").open(meeting);
        recorder.leaveBy(recorder.link("会议记录"));
        look(recorder, "phone-minutes");
        for (String candidate : List.of("applicant", "second")) {
            recorder.page()
                    .locator("fieldset.section")
                    .filter(new Locator.FilterOptions().setHasText(town.name(candidate)))
                    .locator("textarea[name^=conduct]")
                    .fill(CONDUCT);
        }
        // Seven papers are printed at once.
        recorder.leaveBy(recorder.button("定稿"));
        assertThat(recorder.content().textContent()).contains("已经定稿", "票决情况汇总");
        look(recorder, "phone-finished");
        chair.open(meeting + "/minutes");
        look(chair, "minutes");
        rules.hold(chair, "minutes of three candidates");
        chair.leaveBy(chair.link("票决情况汇总"));
        assertThat(chair.page().locator(".paper").textContent())
                .contains(town.name("applicant"), "电子无记名投票", "纸质无记名投票", "未通过");
        look(chair, "summary");
        chair.open(meeting + "/papers/resolution");
        assertThat(chair.page().locator(".paper").textContent()).contains(CONDUCT, "的决议");
        look(chair, "resolution");
        chair.open(meeting + "/papers/announcement");
        look(chair, "announcement");
        chair.open(meeting + "/papers/minutes");
        look(chair, "minutes-paper");
    }

    private void take(String candidate, String becomes) {
        chair.open(walks.get(candidate).stepPath());
        assertThat(chair.page().locator(".field--settled").count()).isGreaterThan(15);
        look(chair, "step-settled-" + candidate);
        rules.holdOnThePhone(chair, "step that a meeting decided, of " + candidate);
        if (becomes.equals("ACTIVIST")) {
            chair.page().locator("#reason").fill("赞成没有超过应到半数");
        }
        chair.leaveBy(chair.mainButton());
        Locator confirm = chair.page()
                .locator(
                        "form:has([name=_confirmed]) button.btn--main, form:has([name=_confirmed]) button[type=submit]");
        if (confirm.count() > 0) {
            chair.leaveBy(confirm.first());
        }
        assertThat(town.standing(candidate)).as(candidate).isEqualTo(becomes);
    }

    private static void waitFor(Visitor visitor, String words) {
        visitor.page().locator("main").getByText(words).first().waitFor();
    }

    /** For eyes: {@code -Dmeeting.pictures=folder}. */
    private static void look(Visitor visitor, String name) {
        visitor.assertFits();
        String folder = System.getProperty("meeting.pictures");
        if (folder != null) {
            ViewportSize own = visitor.page().viewportSize();
            for (int width : List.of(1440, 390)) {
                visitor.page().setViewportSize(width, own.height);
                visitor.page()
                        .screenshot(new Page.ScreenshotOptions()
                                .setFullPage(true)
                                .setPath(Path.of(folder, name + "-" + width + ".png")));
            }
            visitor.page().setViewportSize(own.width, own.height);
        }
    }
}
