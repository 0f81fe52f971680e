package org.zhengcheng.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.IllegalTransactionStateException;
import org.zhengcheng.installation.DatabaseTime;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.MailServer;
import org.zhengcheng.support.MailServer.Letter;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Walk;

@DisplayName("邮件：随消息写下，办好以后另发，不丢、不重、发给谁听谁的")
class MailTest extends NoticeTest {

    @Autowired
    private NoticeBox box;

    private static final MailServer SERVER = MailServer.get();

    @Autowired
    private Postman postman;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Letters letters;

    @Autowired
    private JavaMailSenderImpl mailSender;

    @Autowired
    private DatabaseTime time;

    @BeforeEach
    void nothingOfOthersIsLeft() {
        jdbc.sql("update mail_outbox set state = 'DROPPED' where state = 'WAITING'")
                .update();
        SERVER.comeUp();
    }

    @AfterEach
    void serverIsUpForTheNext() {
        SERVER.comeUp();
    }

    @Test
    @DisplayName("办了一步，信到一次，中文，链接通到案件")
    void aStepIsToldByMailOnceAndItsLinkWorks() {
        give("applicant");
        Walk walk = registered();
        assertThat(arrived("applicant")).as("nothing is sent within the step").isEmpty();
        postman.goRound();
        postman.goRound();

        assertThat(arrived("applicant")).hasSize(2);
        Letter letter = arrived("applicant").stream()
                .filter(one -> one.subject().contains("党组织派人谈话"))
                .findFirst()
                .orElseThrow();
        assertThat(letter.subject()).isEqualTo("征程：到了“党组织派人谈话”这一步");
        assertThat(letter.text())
                .contains(town.name("applicant") + "，您好：", "到了“党组织派人谈话”这一步，最迟2026年7月1日", BASE_URL + "/settings");
        assertThat(letter.html()).contains("到了“党组织派人谈话”这一步", "href=\"" + BASE_URL + "/settings\"");
        String link = link(letter);
        assertThat(letter.html()).contains("href=\"" + BASE_URL + link + "\"");
        Page there = town.as("applicant").get(link);
        assertThat(there.uri().getPath()).startsWith("/cases/" + walk.caseId());
    }

    @Test
    @DisplayName("读英文的人收到英文的信")
    void aLetterSpeaksTheLanguageOfItsReader() {
        give("applicant");
        town.as("applicant")
                .get("/settings")
                .form("main form[action$=/preferences]")
                .set("language", "EN")
                .send();
        tell("applicant");
        postman.goRound();
        Letter letter = only("applicant");
        assertThat(letter.subject()).isEqualTo("Zhengcheng: “Talk with the applicant” now waits");
        assertThat(letter.text())
                .contains("by 1 July 2026 at the latest", "Dear ")
                .doesNotContainPattern("\\p{IsHan}");
        assertThat(letter.html()).contains("lang=\"en\"").doesNotContainPattern("\\p{IsHan}");
    }

    @Test
    @DisplayName("邮件服务器停了：过一会儿再发，越隔越久，不丢也不重")
    void aServerThatIsDownIsTriedAgainAfterGrowingPauses() {
        give("applicant");
        tell("applicant");
        SERVER.goDown();
        postman.goRound();
        assertThat(row("applicant")).isEqualTo(new Row("WAITING", 1));
        postman.goRound();
        assertThat(row("applicant")).as("not before the pause is over").isEqualTo(new Row("WAITING", 1));
        assertThat(town.as("applicant").get("/settings").text("main")).contains("试了1次还没有送到");
        clock.pass(Duration.ofMinutes(1));
        postman.goRound();
        assertThat(row("applicant")).isEqualTo(new Row("WAITING", 2));

        SERVER.comeUp();
        clock.pass(Duration.ofMinutes(3));
        postman.goRound();
        assertThat(arrived("applicant")).as("four minutes are not yet over").isEmpty();
        clock.pass(Duration.ofMinutes(1));
        postman.goRound();
        postman.goRound();
        assertThat(arrived("applicant")).hasSize(1);
        assertThat(row("applicant")).isEqualTo(new Row("SENT", 3));
        assertThat(town.as("applicant").get("/settings").text("main")).doesNotContain("没有送到的邮件");
    }

    @Test
    @DisplayName("试了八次都不行，不再试；原因留着，本人看得到")
    void aLetterIsGivenUpAtLastAndSaysWhy() {
        give("applicant");
        tell("applicant");
        SERVER.goDown();
        for (int round = 0; round < 10; round++) {
            postman.goRound();
            clock.pass(Duration.ofDays(1));
        }
        assertThat(row("applicant")).isEqualTo(new Row("GIVEN_UP", 8));
        SERVER.comeUp();
        postman.goRound();
        assertThat(arrived("applicant")).isEmpty();
        assertThat(town.as("applicant").get("/settings").text("main")).contains("试了8次没有送到，不再试了", "connect");
        assertThat(town.as("applicant").get("/notices").has(".notices")).isTrue();
    }

    @Test
    @DisplayName("停顿一次比一次长，最长一天")
    void pausesGrow() {
        assertThat(IntStream.of(1, 2, 3, 4, 5, 6, 7, 8).mapToObj(Outbox::pauseAfter))
                .startsWith(Duration.ofMinutes(1), Duration.ofMinutes(4), Duration.ofMinutes(16))
                .endsWith(Duration.ofMinutes(1024), Duration.ofDays(1), Duration.ofDays(1));
    }

    @Test
    @DisplayName("两个节点同时发，每封只发一次")
    void twoSendersAtOnceSendEachOnce() {
        give("applicant");
        IntStream.range(0, 40).forEach(i -> tell("applicant"));
        Postman second = new Postman(outbox, letters, Optional.of(mailSender), time);
        CompletableFuture.allOf(Stream.of(postman, second, postman, second)
                        .map(one -> CompletableFuture.runAsync(one::goRound))
                        .toArray(CompletableFuture[]::new))
                .join();
        assertThat(arrived("applicant")).hasSize(40);
        assertThat(arrived("applicant").stream().map(Letter::id)).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("发出以后、记下以前断电：再发的是同一个编号，认得出是同一封")
    void aLetterSentTwiceAfterACrashHasTheSameMessageId() {
        give("applicant");
        tell("applicant");
        Postman dying = new Postman(outbox, letters, Optional.of(new PowerCut(mailSender)), time);
        assertThatThrownBy(dying::goRound).isInstanceOf(PowerCut.Now.class);
        assertThat(arrived("applicant")).hasSize(1);
        postman.goRound();
        assertThat(arrived("applicant")).as("it may still be on its way").hasSize(1);

        clock.pass(Duration.ofMinutes(5));
        postman.goRound();
        assertThat(arrived("applicant")).hasSize(2);
        assertThat(arrived("applicant").stream().map(Letter::id).distinct()).hasSize(1);
        assertThat(row("applicant")).isEqualTo(new Row("SENT", 2));
    }

    @Test
    @DisplayName("那一步没有办成，就没有消息，也没有信")
    void whatIsRolledBackIsNotTold() {
        give("applicant");
        Topic topic = new Topic(UUID.randomUUID(), null, town.name("applicant"), STEP);
        transaction.executeWithoutResult(status -> {
            notices.taken(List.of(town.id("applicant")), topic);
            assertThat(box.countUnread(town.id("applicant"))).isEqualTo(1);
            status.setRollbackOnly();
        });
        postman.goRound();
        assertThat(box.countUnread(town.id("applicant"))).isZero();
        assertThat(arrived("applicant")).isEmpty();
        assertThatThrownBy(() -> notices.taken(List.of(town.id("applicant")), topic))
                .as("outside of the step's transaction")
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    @DisplayName("没有设置邮件服务器：信留着，写明原因，设好以后照发")
    void lettersWaitForAServerToBeConfigured() {
        give("applicant");
        tell("applicant");
        Postman idle = new Postman(outbox, letters, Optional.empty(), time);
        idle.goRound();
        clock.pass(Duration.ofDays(30));
        idle.goRound();
        assertThat(row("applicant")).isEqualTo(new Row("WAITING", 0));
        assertThat(town.as("applicant").get("/settings").text("main")).contains("还没有设置邮件服务器");
        postman.goRound();
        assertThat(arrived("applicant")).hasSize(1);
    }

    @Test
    @DisplayName("本机时钟不准的节点不发信，也不汇总；别的节点照发，时钟准了自己也发")
    void aNodeWhoseClockIsOffSendsNothing() {
        give("applicant");
        tell("applicant");
        Postman early = node(Duration.ofDays(31));
        early.goRound();
        node(Duration.ofSeconds(-3)).goRound();
        assertThat(arrived("applicant")).isEmpty();
        assertThat(row("applicant")).isEqualTo(new Row("WAITING", 0));
        node(Duration.ofSeconds(1)).goRound();
        assertThat(arrived("applicant")).hasSize(1);
    }

    private Postman node(Duration off) {
        DatabaseTime its = new DatabaseTime(jdbc, clock, Clock.offset(Clock.systemUTC(), off));
        return new Postman(outbox, letters, Optional.of(mailSender), its);
    }

    @Test
    @DisplayName("没有留地址、不要这一类、后来收回地址：都不发")
    void nobodyGetsMailTheyDoNotWant() {
        tell("applicant");
        give("applicant").set("delivery-WAITS", "NONE").send();
        tell("applicant");
        postman.goRound();
        assertThat(arrived("applicant")).isEmpty();

        give("applicant").set("delivery-WAITS", "EACH").send();
        tell("applicant");
        settings("applicant").set("delivery-WAITS", "NONE").send();
        postman.goRound();
        assertThat(row("applicant").state()).as("no longer wanted").isEqualTo("DROPPED");

        settings("applicant").set("delivery-WAITS", "EACH").send();
        tell("applicant");
        settings("applicant").set("address", "").send();
        postman.goRound();
        assertThat(row("applicant").state()).as("no address any more").isEqualTo("DROPPED");
        assertThat(arrived("applicant")).isEmpty();
        assertThat(box.countUnread(town.id("applicant"))).isEqualTo(4);
    }

    @Test
    @DisplayName("每天一封：第二天早上八点，前一天的都在一封信里")
    void aSummaryComesAtEightInTheMorning() {
        give("applicant").set("delivery-WAITS", "DAILY").send();
        tell("applicant");
        clock.pass(Duration.ofHours(6));
        tell("applicant");
        postman.goRound();
        clock.pass(Duration.ofHours(16).plusMinutes(59));
        postman.goRound();
        assertThat(arrived("applicant")).as("it is one minute to eight").isEmpty();

        clock.pass(Duration.ofMinutes(1));
        tell("applicant");
        postman.goRound();
        postman.goRound();
        Letter letter = only("applicant");
        assertThat(letter.subject()).isEqualTo("征程：今天的2条消息");
        assertThat(letter.text().split(BASE_URL + "/notices/")).hasSize(3);

        clock.pass(Duration.ofDays(1));
        postman.goRound();
        assertThat(arrived("applicant")).hasSize(2);
        assertThat(arrived("applicant").get(1).subject()).isEqualTo("征程：今天的1条消息");
        clock.pass(Duration.ofDays(1));
        postman.goRound();
        assertThat(arrived("applicant")).as("a day without messages").hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "somebody",
                "a@b",
                "a b@office.cn",
                "a@office.cn, b@office.cn",
                "a@office.cn\r\nBcc: b@office.cn",
                "<a@office.cn>",
                "@office.cn"
            })
    @DisplayName("地址写得不完整或夹带别的：不收，写的留着，原来的不动")
    void anAddressThatCannotBeOneIsRefused(String wrong) {
        give("applicant");
        Page refused = settings("applicant").set("address", wrong).send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text(".errors")).contains("邮箱地址不完整");
        assertThat(refused.attribute("#address", "value")).isEqualTo(wrong);
        assertThat(settings("applicant").value("address")).isEqualTo(address("applicant"));
    }

    /** Leaves an address, and the form to go on with. */
    private Form give(String who) {
        Page saved = settings(who).set("address", address(who)).send();
        assertThat(saved.text(".msg--done")).contains(address(who));
        return saved.form("form[action$=/settings/mail]");
    }

    private Form settings(String who) {
        return town.as(who).get("/settings").form("form[action$=/settings/mail]");
    }

    private String address(String who) {
        return town.username(who) + "@office.test";
    }

    private List<Letter> arrived(String who) {
        return SERVER.lettersTo(address(who));
    }

    private Letter only(String who) {
        assertThat(arrived(who)).hasSize(1);
        return arrived(who).get(0);
    }

    /** The path behind the first link of a letter. */
    private static String link(Letter letter) {
        String path = letter.text().substring(letter.text().indexOf(BASE_URL) + BASE_URL.length());
        return path.substring(0, path.indexOf('\n')).strip();
    }

    /** How it stands with the letter written last. */
    private Row row(String who) {
        return jdbc.sql("select m.state, m.attempts from mail_outbox m join notice n on n.mail_id = m.id"
                        + " where m.person_id = ? order by n.id desc limit 1")
                .param(town.id(who))
                .query(Row.class)
                .single();
    }

    private record Row(String state, int attempts) {}

    /** Hands a letter to the server, after which the node is gone. */
    private static final class PowerCut extends JavaMailSenderImpl {

        PowerCut(JavaMailSenderImpl like) {
            setHost(like.getHost());
            setPort(like.getPort());
        }

        @Override
        protected void doSend(MimeMessage[] letters, Object[] originals) {
            super.doSend(letters, originals);
            throw new Now();
        }

        private static final class Now extends Error {}
    }
}
