package org.zhengcheng.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.zhengcheng.meeting.ballot.BallotPaper;
import org.zhengcheng.meeting.ballot.BallotState;
import org.zhengcheng.meeting.ballot.Ballots;
import org.zhengcheng.meeting.ballot.Hall;
import org.zhengcheng.meeting.ballot.SecretVote;
import org.zhengcheng.support.Town;

@DisplayName("无记名投票在浏览器里走一遍：计票人做钥匙，手机上投票，断线、换设备，拆票，认出自己的一张")
class BallotBrowserTest extends BrowserTest {

    private static final String PASSPHRASE = "correct horse battery";

    @Autowired
    private Ballots ballots;

    @Autowired
    private PlatformTransactionManager transactions;

    @TempDir
    private Path folder;

    private Town town;
    private Hall hall;
    private UUID item;

    @BeforeEach
    void aMeeting() {
        clock.set(LocalDate.of(2026, 6, 1));
        town = newTown();
        hall = new Hall(town, jdbc, ballots, transactions);
        item = hall.item();
        hall.prepare(item);
    }

    @Test
    void aVoteFromTheKeysToTheList() {
        PageRules rules = new PageRules();
        Visitor first = enter(town, Hall.FIRST, Visitor.DESK).open("/ballots/" + item + "/teller");
        rules.hold(first, "making a key");
        Path file = makeKey(first);
        rules.hold(first, "a key is there");
        Visitor second = enter(town, Hall.SECOND, Visitor.PHONE);
        makeKey(second);
        assertThat(ballots.state(item)).isEqualTo(BallotState.READY);
        hall.open(item, "secretary", "commissioner", "contact", "member");

        Visitor member = enter(town, "member", Visitor.PHONE).open("/ballots/" + item);
        Page page = member.page();
        rules.hold(member, "voting");
        page.getByText("下一步").click();
        assertThat(page.locator("[data-missing]").isVisible()).isTrue();
        page.getByText("赞成", new Page.GetByTextOptions().setExact(true)).click();
        page.getByText("下一步").click();
        assertThat(page.locator("[data-chosen]").textContent()).isEqualTo("赞成");
        rules.hold(member, "looking once more");
        page.getByText("改一改").click();
        page.getByText("反对", new Page.GetByTextOptions().setExact(true)).click();
        page.getByText("下一步").click();
        String phrase = page.locator("[data-phrase]").textContent();
        assertThat(phrase.split(" ")).hasSize(3);
        page.getByText("投出这一票").click();
        page.locator("[data-own-phrase]").waitFor();
        assertThat(page.locator("main").innerText()).contains("您投过票了");
        assertThat(page.locator("[data-own-phrase]").textContent()).isEqualTo(phrase);

        Visitor elsewhere = enter(town, "member", Visitor.PHONE).open("/ballots/" + item);
        assertThat(elsewhere.page().locator("main").innerText())
                .contains("您投过票了")
                .contains("三个词只在投票的那台设备上");
        for (String voter : new String[] {"secretary", "commissioner", "contact"}) {
            assertThat(SecretVote.of(0).cast(town.as(voter), item).statusCode()).isEqualTo(200);
        }

        hall.close(item);
        // The key was lost with the device; the file brings it back.
        first.page().evaluate("indexedDB.deleteDatabase('ballots')");
        first.open("/ballots/" + item + "/teller");
        first.page().locator("input[type=file]").waitFor();
        rules.hold(first, "a key is lost");
        rules.hold(enter(town, Hall.CHAIR, Visitor.DESK).open("/ballots/" + item + "/void"), "declaring void");
        first.page().locator("input[type=file]").setInputFiles(file);
        first.page().locator("#restore-passphrase").fill("wrong " + PASSPHRASE);
        first.page().getByText("取回钥匙").click();
        first.page().locator("[data-said]").waitFor();
        assertThat(first.page().locator("[data-said]").textContent()).contains("对不上");
        first.page().locator("#restore-passphrase").fill(PASSPHRASE);
        first.page().getByText("取回钥匙").click();
        first.page().locator("[data-open]").click();
        first.page().getByText("您那一层拆好了").waitFor();
        assertThat(ballots.state(item)).isEqualTo(BallotState.OPENED_BY_FIRST);

        second.open("/ballots/" + item + "/teller");
        second.page().locator("[data-open]").click();
        second.page().getByText("都拆开了").waitFor();
        assertThat(ballots.tally(item).orElseThrow().of(BallotPaper.DECISION, BallotPaper.AGREE))
                .isEqualTo(3);
        assertThat(ballots.tally(item).orElseThrow().of(BallotPaper.DECISION, BallotPaper.AGAINST))
                .isEqualTo(1);

        // The member's page has waited all the time.
        page.locator(".is-mine").waitFor();
        assertThat(page.locator(".is-mine").innerText()).contains(phrase).contains("反对");
        assertThat(page.locator("[data-found]").isVisible()).isTrue();
        rules.hold(member, "the list");
        elsewhere.page().locator("[data-phrase]").first().waitFor();
        assertThat(elsewhere.page().locator(".is-mine").count()).isZero();
        for (PageRules.Kind kind : PageRules.Kind.values()) {
            assertThat(rules.findings(kind)).as(kind.name()).isEmpty();
        }
    }

    @Test
    @DisplayName("送出以后断线：再连上，同一张票再送一次，只算一次，页面说已经计入")
    void aConnectionThatDropsWhileAVoteIsSent() {
        makeKey(enter(town, Hall.FIRST, Visitor.DESK));
        makeKey(enter(town, Hall.SECOND, Visitor.DESK));
        hall.open(item, "secretary", "member");
        Visitor member = enter(town, "member", Visitor.PHONE).open("/ballots/" + item);
        Page page = member.page();
        page.getByText("赞成", new Page.GetByTextOptions().setExact(true)).click();
        page.getByText("下一步").click();
        String phrase = page.locator("[data-phrase]").textContent();
        boolean[] lost = {false};
        // It arrives and counts; the answer does not come back.
        page.route("**/cast", route -> {
            if (lost[0]) {
                route.resume();
            } else {
                lost[0] = true;
                route.fetch();
                route.abort();
            }
        });
        page.getByText("投出这一票").click();
        page.locator("[data-own-phrase]").waitFor();
        assertThat(lost[0]).isTrue();
        assertThat(page.locator("[data-own-phrase]").textContent()).isEqualTo(phrase);
        assertThat(ballots.voted(item)).containsExactly(town.id("member"));
    }

    private Path makeKey(Visitor teller) {
        teller.open("/ballots/" + item + "/teller");
        Page page = teller.page();
        page.locator("#passphrase").fill(PASSPHRASE);
        Download download = page.waitForDownload(() -> page.getByText("做一把钥匙").click());
        Path file = folder.resolve(UUID.randomUUID() + ".json");
        download.saveAs(file);
        page.getByText("您的钥匙做好了").waitFor();
        return file;
    }
}
