package org.zhengcheng.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.support.MailServer;
import org.zhengcheng.support.MailServer.Letter;
import org.zhengcheng.support.Page;

@DisplayName("期限提醒：一人一早一封信，消息页合在一起，新的顶替旧的")
class WarningTest extends NoticeTest {

    @Autowired
    private NoticeBox box;

    @Autowired
    private Postman postman;

    @BeforeEach
    void theMailServerIsUp() {
        jdbc.sql("update mail_outbox set state = 'DROPPED' where state = 'WAITING'")
                .update();
        MailServer.get().comeUp();
        clock.pass(Duration.ofHours(-9));
    }

    @Test
    @DisplayName("没有选过的，期限提醒每天早上八点合成一封；选了每件一封的，照选的发")
    void warningsOfOneMorningComeInOneLetter() {
        give("secretary");
        give("commissioner");
        jdbc.sql("insert into mail_choice (person_id, kind, delivery) values (?, 'OVERDUE', 'EACH')")
                .param(town.id("commissioner"))
                .update();
        IntStream.range(0, 5).forEach(n -> warn(UUID.randomUUID().toString(), TODAY.minusDays(n), "secretary"));
        warn(UUID.randomUUID().toString(), TODAY.minusDays(1), "commissioner");
        postman.goRound();
        assertThat(arrived("secretary")).as("before eight").isEmpty();
        assertThat(arrived("commissioner")).hasSize(1);

        clock.pass(Duration.ofHours(8));
        postman.goRound();
        postman.goRound();
        assertThat(arrived("secretary")).hasSize(1);
        Letter letter = arrived("secretary").get(0);
        assertThat(letter.subject()).isEqualTo("征程：今天的5条消息");
        assertThat(letter.text()).contains("最迟2026年6月1日办好，请抓紧", "逾期了，最迟应在2026年5月31日办好");
        assertThat(arrived("commissioner")).hasSize(1);
    }

    @Test
    @DisplayName("三条以上合在一起，说明几条逾期；几条就照旧一条一条列")
    void manyWarningsOfADayAreFoldedTogether() {
        IntStream.range(0, 3).forEach(n -> warn(UUID.randomUUID().toString(), TODAY.plusDays(n), "secretary"));
        assertThat(town.as("secretary").get("/notices").has("details.fold")).isFalse();
        warn(UUID.randomUUID().toString(), TODAY.minusDays(1), "secretary");
        tell("secretary");

        Page page = town.as("secretary").get("/notices");
        assertThat(page.text("details.fold summary")).isEqualTo("期限提醒4条，其中逾期1条");
        assertThat(page.has("details.fold[open]")).isTrue();
        assertThat(page.texts("details.fold li")).hasSize(4);
        assertThat(page.texts(".notices li")).hasSize(5);

        page.form("form[action$=/notices/read]").send();
        assertThat(town.as("secretary").get("/notices").has("details.fold:not([open])"))
                .as("what was read is folded")
                .isTrue();
    }

    @Test
    @DisplayName("同一步的新提醒顶替没读的旧提醒，别的步骤、别人的不动")
    void aLaterWarningTakesThePlaceOfAnUnreadOne() {
        String task = UUID.randomUUID().toString();
        warn(task, TODAY, "secretary");
        warn(task, TODAY, "commissioner");
        warn(UUID.randomUUID().toString(), TODAY, "secretary");
        assertThat(box.countUnread(town.id("secretary"))).isEqualTo(2);

        warn(task, TODAY.minusDays(1), "secretary");
        assertThat(box.countUnread(town.id("secretary"))).isEqualTo(2);
        assertThat(box.countUnread(town.id("commissioner"))).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0, DUE", "7, DUE", "-1, OVERDUE"})
    @DisplayName("当天还不算逾期")
    void theLastDayItselfIsInTime(int daysLeft, Notice.Kind kind) {
        warn(UUID.randomUUID().toString(), TODAY.plusDays(daysLeft), "secretary");
        assertThat(box.unread(town.id("secretary")).get(0).kind()).isEqualTo(kind);
    }

    private void warn(String taskId, LocalDate until, String who) {
        Topic topic = new Topic(UUID.randomUUID(), taskId, town.name("applicant"), STEP);
        transaction.executeWithoutResult(status -> notices.warns(List.of(town.id(who)), topic, until, TODAY));
    }

    private void give(String who) {
        jdbc.sql("insert into mail_address (person_id, address) values (?, ?)")
                .params(town.id(who), address(who))
                .update();
    }

    private List<Letter> arrived(String who) {
        return MailServer.get().lettersTo(address(who));
    }

    private String address(String who) {
        return town.username(who).replace(" ", "") + "@example.org";
    }
}
