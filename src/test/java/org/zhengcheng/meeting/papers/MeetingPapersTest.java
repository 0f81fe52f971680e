package org.zhengcheng.meeting.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Hall;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;

@DisplayName("会议的文书：通知、选票、记录、决议、票决汇总，网页和PDF一个样")
class MeetingPapersTest extends PapersOfMeetingTest {

    @Test
    void theAnnouncementNamesDayPlaceAndAgenda() {
        Town town = newTown();
        Hall hall = hall(town);
        assertThat(pdf(town, hall, "member", "announcement", null))
                .contains(
                        "会议通知",
                        "定于" + chinese(DAY) + "09:00在支部活动室召开支部党员大会",
                        "1．" + FIRST,
                        "3．" + TOPIC,
                        "监票人" + withoutSpace(town.name("contact")),
                        "书面意见不保密");
    }

    @Test
    void aBallotIsPrintedForEveryVoterWithNeitherNameNorNumber() {
        Town town = newTown();
        Hall hall = hall(town);
        String slips = pdf(town, hall, "secretary", "ballot", FIRST);
        assertThat(count(slips, "同意")).as("four voters, 同意 and 不同意").isEqualTo(8);
        assertThat(slips).contains(FIRST).doesNotContain(SECOND, withoutSpace(town.name("member")));
        assertThat(count(pdf(town, hall, "secretary", "ballot", null), "弃权")).isEqualTo(8);
        assertThat(status(town, hall, "member", "ballot"))
                .as("a teller hands them out")
                .isEqualTo(200);
        assertThat(status(town, closed(newTown()), "secretary", "ballot")).isEqualTo(404);
    }

    @Test
    void minutesResolutionAndSummaryAreOfEachPersonAndOfTheMeeting() {
        Town town = newTown();
        Hall hall = closed(town);
        write(town, hall);
        String minutes = pdf(town, hall, "commissioner", "minutes", null);
        assertThat(minutes)
                .contains(
                        "应到有表决权人数4",
                        "实到有表决权人数3",
                        withoutSpace(town.name("commissioner")) + "（出差）",
                        "组织员甲",
                        FIRST,
                        SECOND,
                        TOPIC,
                        CONDUCT,
                        "介绍人：同意。",
                        "赞成3票，反对0票",
                        "结果：通过",
                        "结果：未通过");
        assertThat(pdf(town, hall, "commissioner", "minutes", FIRST))
                .contains(FIRST, CONDUCT)
                .doesNotContain(SECOND, TOPIC);
        assertThat(pdf(town, hall, "commissioner", "resolution", FIRST))
                .contains(
                        "关于“" + FIRST + "：" + withoutSpace(town.name("applicant")) + "”的决议",
                        "同志的主要表现：" + CONDUCT,
                        "应到会有表决权的正式党员4人，实到3人",
                        "现场赞成3票，反对0票，弃权0票",
                        "表决结果：通过",
                        "支部书记签名");
        assertThat(pdf(town, hall, "commissioner", "resolution", SECOND)).contains("表决结果：未通过");
        assertThat(pdf(town, hall, "commissioner", "summary", null))
                .contains("各事项表决结果", FIRST, SECOND, "第1件", "第2件", "纸质无记名投票");
        assertThat(pdf(town, hall, "commissioner", "summary", SECOND))
                .contains("赞成合计2票，未通过", "监票人（" + withoutSpace(town.name("contact")) + "）签名")
                .doesNotContain(FIRST);
    }

    @Test
    void thePageShowsWhatThePdfPrints() {
        Town town = newTown();
        Hall hall = closed(town);
        Page page = town.as("secretary").get(path(hall, "summary", null));
        assertThat(page.status()).isEqualTo(200);
        assertThat(withoutSpace(page.text(".paper"))).contains("票决情况汇总", FIRST, "通过");
        Page list = town.as("secretary").get(hall.path() + "/minutes");
        assertThat(list.html().select("#papers ~ dl > div").eachText())
                .anyMatch(row -> row.startsWith("整个会议 会议通知 会议记录 会议决议 票决情况汇总"))
                .anyMatch(row -> row.equals(FIRST + "：" + town.name("applicant") + " 会议记录 会议决议 票决情况汇总"))
                .noneMatch(row -> row.contains("表决票"));
    }

    @Test
    void whatIsNotThereIsNotPrinted() {
        Town town = newTown();
        Hall hall = hall(town);
        for (String paper : List.of("minutes", "resolution", "summary", "no-such-paper")) {
            assertThat(status(town, hall, "secretary", paper)).as(paper).isEqualTo(404);
        }
        Hall closed = closed(newTown());
        for (String stranger : List.of("applicant", "other secretary", "officer")) {
            assertThat(town.as(stranger).get(path(closed, "announcement", null)).status())
                    .isEqualTo(404);
            assertThat(town.as(stranger).get(path(hall, "announcement", null)).status())
                    .as(stranger)
                    .isEqualTo(404);
        }
    }

    @Test
    void whoPrintsStandsInTheMeetingsLedger() {
        Town town = newTown();
        Hall hall = closed(town);
        pdf(town, hall, "secretary", "resolution", FIRST);
        assertThat(jdbc.sql("select convert_from(body, 'UTF8') from ledger_entry where chain_id = ?")
                        .param(hall.id())
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains("\"act\":\"print\"", "resolution " + hall.item(FIRST), "\"outcome\":\"pdf\"");
    }

    private void write(Town town, Hall hall) {
        town.as("commissioner")
                .get(hall.path() + "/minutes")
                .form("form[action$=/minutes]")
                .set("speeches-" + hall.item(FIRST), "介绍人：同意。")
                .set("conduct-" + hall.item(FIRST), CONDUCT)
                .send();
    }

    private static int count(String text, String word) {
        return text.split(word, -1).length - 1;
    }

    private static int status(Town town, Hall hall, String who, String paper) {
        return town.as(who).get(path(hall, paper, null)).status();
    }

    private static String pdf(Town town, Hall hall, String who, String paper, String item) {
        HttpResponse<byte[]> answer = town.as(who).download(path(hall, paper + ".pdf", item));
        assertThat(answer.statusCode()).as(paper).isEqualTo(200);
        return text(answer.body());
    }

    private static String path(Hall hall, String paper, String item) {
        return hall.path() + "/papers/" + paper + (item == null ? "" : "?item=" + hall.item(item));
    }
}
