package org.zhengcheng.meeting.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.zhengcheng.language.Text;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Browser;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;

@DisplayName("无记名投票：一人一票，认得出自己的，别人认不出；该拒绝的都拒绝")
class SecretBallotTest extends ApplicationTest {

    private static final String[] VOTERS = {"secretary", "commissioner", "contact", "member"};

    @Autowired
    private Ballots ballots;

    @Autowired
    private PlatformTransactionManager transactions;

    private final TellerKey first = new TellerKey();
    private final TellerKey second = new TellerKey();
    private Town town;
    private Hall hall;

    @BeforeEach
    void aMeeting() {
        clock.set(LocalDate.of(2026, 6, 1));
        town = newTown();
        hall = new Hall(town, jdbc, ballots, transactions);
    }

    @Test
    @DisplayName("从准备到公布：状态一步步走，名单上每张票都在，总数对，台账只记谁投过")
    void theWholeCourse() {
        UUID item = hall.item();
        assertThat(ballots.state(item)).isEqualTo(BallotState.NONE);
        hall.prepare(item);
        assertThat(ballots.state(item)).isEqualTo(BallotState.KEYS_MISSING);
        assertThat(first.register(town.as(Hall.FIRST), item)).isEqualTo(200);
        assertThat(ballots.state(item)).isEqualTo(BallotState.KEYS_MISSING);
        assertThat(second.register(town.as(Hall.SECOND), item)).isEqualTo(200);
        assertThat(ballots.state(item)).isEqualTo(BallotState.READY);
        hall.open(item, VOTERS);
        assertThat(ballots.state(item)).isEqualTo(BallotState.OPEN);

        List<SecretVote> votes = List.of(SecretVote.of(0), SecretVote.of(0), SecretVote.of(1), SecretVote.of(2));
        for (int at = 0; at < VOTERS.length; at++) {
            assertThat(votes.get(at).cast(town.as(VOTERS[at]), item).body()).contains("COUNTED");
            assertThat(ballots.voted(item)).hasSize(at + 1).contains(town.id(VOTERS[at]));
            assertThat(ballots.tally(item)).as("no partial result").isEmpty();
        }
        assertThat(town.as("member").get("/ballots/" + item).text()).contains("您投过票了");

        hall.close(item);
        assertThat(ballots.state(item)).isEqualTo(BallotState.CLOSED);
        assertThat(ballots.tally(item)).isEmpty();
        assertThat(second.openAll(town.as(Hall.SECOND), item))
                .as("it is the other's turn")
                .isEqualTo(409);
        assertThat(first.openAll(town.as(Hall.FIRST), item)).isEqualTo(200);
        assertThat(ballots.state(item)).isEqualTo(BallotState.OPENED_BY_FIRST);
        assertThat(ballots.tally(item)).isEmpty();
        assertThat(town.as("member").get("/ballots/" + item).text()).contains("等计票人拆开里面一层");
        assertThat(second.openAll(town.as(Hall.SECOND), item)).isEqualTo(200);

        Tally tally = ballots.tally(item).orElseThrow();
        assertThat(tally.cast()).isEqualTo(4);
        assertThat(tally.valid()).isEqualTo(4);
        assertThat(tally.invalid()).isZero();
        assertThat(tally.counts())
                .isEqualTo(Map.of(
                        BallotPaper.DECISION,
                        Map.of(BallotPaper.AGREE, 2, BallotPaper.AGAINST, 1, BallotPaper.ABSTAIN, 1)));
        Page list = town.as("member").get("/ballots/" + item);
        assertThat(list.html().select("[data-phrase]").eachAttr("data-phrase"))
                .containsExactlyInAnyOrderElementsOf(votes.stream()
                        .map(vote -> String.join(
                                ",", vote.phrase().stream().map(String::valueOf).toList()))
                        .toList());
        assertThat(list.texts("tbody tr:has(th:contains(赞成)) td")).containsExactly("2");
        assertThat(count("ballot_sealed where ballot_id = '" + ballot(item).id() + "'"))
                .as("nothing sealed is kept")
                .isZero();
        assertThat(jdbc.sql(
                                "select act || ' ' || count(*) from ledger_entry where chain_id = ? group by act order by act")
                        .param(hall.meetingId())
                        .query(String.class)
                        .list())
                .containsExactly("ballot-cast 4", "ballot-inner 1", "ballot-key 2", "ballot-outer 1");
        String ledger = String.join(
                "\n",
                jdbc.sql(
                                "select encode(e.body, 'escape') || coalesce(encode(p.content, 'escape'), '') from ledger_entry e"
                                        + " left join ledger_personal p on p.chain_id = e.chain_id and p.seq = e.seq"
                                        + " where e.chain_id = ? and e.act = 'ballot-cast'")
                        .param(hall.meetingId())
                        .query(String.class)
                        .list());
        assertThat(ledger)
                .contains(item.toString())
                .doesNotContain(ballot(item).id().toString())
                .doesNotContain("sha256\":\"");
    }

    @Test
    @DisplayName("公布的名单用普通工具数一遍，与系统的总数一样")
    void anybodyCountsTheListAgain() throws Exception {
        UUID item = hall.openBallot(first, second, VOTERS);
        for (int at = 0; at < VOTERS.length; at++) {
            SecretVote.of(at % 2).cast(town.as(VOTERS[at]), item);
        }
        count(item);
        HttpResponse<byte[]> list = town.as("member").download("/ballots/" + item + "/list");
        assertThat(list.statusCode()).isEqualTo(200);
        Process count = new ProcessBuilder("sh", "-c", "tail -n +2 | cut -f 2 | sort | uniq -c").start();
        count.getOutputStream().write(list.body());
        count.getOutputStream().close();
        String counted = new String(count.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(counted.replaceAll(" +", " ").strip().lines().map(String::strip))
                .containsExactlyInAnyOrder("2 赞成", "2 反对");
    }

    @Test
    @DisplayName("答复丢了再送同一张：还是计入，只算一次；另一台设备：已经投过")
    void aLostAnswerAndASecondDevice() {
        UUID item = hall.openBallot(first, second, VOTERS);
        Browser member = town.as("member");
        Browser other = town.another("member");
        Page page = member.get("/ballots/" + item);
        Page otherPage = other.get("/ballots/" + item);
        byte[] sealed = SecretVote.of(0).sealed(page);
        assertThat(state(member, item)).isEqualTo("OPEN");
        assertThat(SecretVote.send(member, item, sealed, TellerKey.token(page)).body())
                .contains("COUNTED");
        // The answer was lost: whoever asks, or sends the same again, learns that it counts.
        assertThat(state(member, item)).isEqualTo("OPEN voted");
        assertThat(SecretVote.send(member, item, sealed, TellerKey.token(page)).body())
                .contains("COUNTED");

        HttpResponse<String> elsewhere =
                SecretVote.send(other, item, SecretVote.of(1).sealed(otherPage), TellerKey.token(otherPage));
        assertThat(elsewhere.statusCode()).isEqualTo(409);
        assertThat(elsewhere.body()).contains("VOTED_ELSEWHERE");
        assertThat(other.get("/ballots/" + item).text()).contains("您投过票了");
        assertThat(count("ballot_sealed where ballot_id = '" + ballot(item).id() + "'"))
                .isEqualTo(1);

        hall.close(item);
        assertThat(SecretVote.send(member, item, sealed, TellerKey.token(page)).body())
                .as("also after the close")
                .contains("COUNTED");
        first.openAll(town.as(Hall.FIRST), item);
        second.openAll(town.as(Hall.SECOND), item);
        assertThat(SecretVote.send(member, item, sealed, TellerKey.token(page)).body())
                .contains("\"VOTED\"");
        assertThat(ballots.tally(item).orElseThrow().of(BallotPaper.DECISION, BallotPaper.AGREE))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("照抄别人封好的票、长短不对的、不是base64的，都不收，也不算投过")
    void whatIsNoVoteOfOnesOwnIsRefused() {
        UUID item = hall.openBallot(first, second, VOTERS);
        Page page = town.as("member").get("/ballots/" + item);
        byte[] sealed = SecretVote.of(0).sealed(page);
        SecretVote.send(town.as("member"), item, sealed, TellerKey.token(page));

        Browser contact = town.as("contact");
        String token = TellerKey.token(contact.get("/ballots/" + item));
        assertThat(SecretVote.send(contact, item, sealed, token).statusCode()).isEqualTo(422);
        assertThat(SecretVote.send(contact, item, new byte[0], token).statusCode())
                .isEqualTo(422);
        assertThat(SecretVote.send(contact, item, new byte[sealed.length + 1], token)
                        .statusCode())
                .isEqualTo(422);
        assertThat(contact.script("/ballots/" + item + "/cast", Map.of("vote", "票", "_csrf", token))
                        .statusCode())
                .isEqualTo(422);
        assertThat(contact.script("/ballots/" + item + "/cast", Map.of("_csrf", token))
                        .statusCode())
                .isEqualTo(422);
        assertThat(ballots.voted(item)).containsExactly(town.id("member"));
        assertThat(SecretVote.of(1).cast(contact, item).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("不在场的、没有资格的、外人：看不见也投不了；开始以前和结束以后都不收")
    void whoeverMayNotVoteDoesNot() {
        UUID item = hall.item();
        hall.prepare(item);
        Browser member = town.as("member");
        String token = member.get("/settings").attribute("input[name=_csrf]", "value");
        byte[] made = new byte[128 + 4 + 162];
        first.register(town.as(Hall.FIRST), item);
        second.register(town.as(Hall.SECOND), item);
        Browser secretary = town.as("secretary");
        String chairs = TellerKey.token(secretary.get("/ballots/" + item + "/void"));
        assertThat(SecretVote.send(secretary, item, made, chairs).body()).contains("NOT_OPEN");
        hall.open(item, "commissioner", "contact");

        for (String outsider : List.of("applicant", "other secretary", "organiser")) {
            assertThat(town.as(outsider).get("/ballots/" + item).status())
                    .as(outsider)
                    .isEqualTo(404);
            assertThat(town.as(outsider).get("/ballots/" + item + "/state").status())
                    .isEqualTo(404);
            assertThat(town.as(outsider).get("/ballots/" + item + "/teller").status())
                    .isEqualTo(404);
            assertThat(town.as(outsider).get("/ballots/" + item + "/void").status())
                    .isEqualTo(404);
        }
        Browser applicant = town.as("applicant");
        String theirs = applicant.get("/settings").attribute("input[name=_csrf]", "value");
        assertThat(SecretVote.send(applicant, item, made, theirs).statusCode()).isEqualTo(404);
        assertThat(member.get("/ballots/" + item).has("form[data-vote]"))
                .as("a member who has not come")
                .isFalse();
        assertThat(SecretVote.send(member, item, made, token).statusCode()).isEqualTo(403);
        assertThat(SecretVote.send(secretary, item, made, chairs).statusCode())
                .as("the chair is not among the voters")
                .isEqualTo(403);
        assertThat(town.as(Hall.FIRST).get("/ballots/" + item + "/list").status())
                .as("no list before it is counted")
                .isEqualTo(404);

        Page page = town.as("contact").get("/ballots/" + item);
        byte[] sealed = SecretVote.of(0).sealed(page);
        SecretVote.of(0).cast(town.as("commissioner"), item);
        hall.close(item);
        assertThat(SecretVote.send(town.as("contact"), item, sealed, TellerKey.token(page))
                        .body())
                .contains("TOO_LATE");
        assertThat(ballots.voted(item)).containsExactly(town.id("commissioner"));
    }

    @Test
    @DisplayName("不是计票人的拆不了票；计票人交的张数、长短、重复不对都不收；再交一次同样的不变")
    void tellersAreHeldToWhatThereIs() {
        UUID item = hall.openBallot(first, second, VOTERS);
        for (String voter : VOTERS) {
            SecretVote.of(0).cast(town.as(voter), item);
        }
        assertThat(first.openAll(town.as(Hall.FIRST), item))
                .as("not before the close")
                .isEqualTo(409);
        hall.close(item);
        for (String path : List.of("/teller", "/teller/sealed")) {
            assertThat(town.as("secretary").get("/ballots/" + item + path).status())
                    .isEqualTo(403);
        }
        Browser secretary = town.as("secretary");
        String token = secretary.get("/settings").attribute("input[name=_csrf]", "value");
        for (String path : List.of("/teller/key", "/teller/opened")) {
            assertThat(secretary
                            .script("/ballots/" + item + path, Map.of("key", "", "opened", "", "_csrf", token))
                            .statusCode())
                    .isEqualTo(403);
        }

        Browser teller = town.as(Hall.FIRST);
        UUID ballotId = ballot(item).id();
        List<String> opened = new ArrayList<>();
        jdbc.sql("select sealed from ballot_sealed where ballot_id = ?")
                .param(ballotId)
                .query((row, n) -> row.getBytes(1))
                .list()
                .forEach(one -> opened.add(Base64.getEncoder().encodeToString(first.open(ballotId, 2, one))));
        assertThat(handIn(teller, item, opened.subList(0, 3))).isEqualTo(422);
        assertThat(handIn(teller, item, List.of(opened.get(0), opened.get(1), opened.get(2), opened.get(2))))
                .isEqualTo(422);
        assertThat(handIn(teller, item, List.of(opened.get(0), opened.get(1), opened.get(2), "AAAA")))
                .isEqualTo(422);
        assertThat(handIn(teller, item, List.of("?"))).isEqualTo(422);
        assertThat(ballots.state(item)).isEqualTo(BallotState.CLOSED);
        assertThat(handIn(teller, item, opened)).isEqualTo(200);
        assertThat(handIn(teller, item, opened)).as("the same once more").isEqualTo(200);
        assertThat(handIn(teller, item, opened.subList(0, 3))).isEqualTo(409);
        assertThat(second.openAll(town.as(Hall.SECOND), item)).isEqualTo(200);
        assertThat(ballots.tally(item).orElseThrow().cast()).isEqualTo(4);
    }

    @Test
    @DisplayName("钥匙：开始以前丢了可以另做；不是曲线上的点、与另一位相同的不收；开始以后不能换")
    void keysAreOnesOwn() {
        UUID item = hall.item();
        hall.prepare(item);
        Browser teller = town.as(Hall.FIRST);
        assertThat(first.register(teller, item)).isEqualTo(200);
        assertThat(first.register(teller, item)).as("the same once more").isEqualTo(200);
        assertThat(first.register(town.as(Hall.SECOND), item)).as("the other's").isEqualTo(422);
        TellerKey another = new TellerKey();
        assertThat(another.register(teller, item)).as("instead of a lost one").isEqualTo(200);
        String token = TellerKey.token(teller.get("/ballots/" + item + "/teller"));
        byte[] noPoint = new byte[65];
        noPoint[0] = 4;
        noPoint[64] = 1;
        for (byte[] bad : List.of(new byte[0], new byte[65], noPoint)) {
            assertThat(teller.script(
                                    "/ballots/" + item + "/teller/key",
                                    Map.of("key", Base64.getEncoder().encodeToString(bad), "_csrf", token))
                            .statusCode())
                    .isEqualTo(422);
        }
        second.register(town.as(Hall.SECOND), item);
        hall.open(item, VOTERS);
        assertThat(first.register(teller, item))
                .as("votes are sealed for it already")
                .isEqualTo(409);
        assertThat(town.as("member").get("/ballots/" + item).text()).contains(Fingerprint.shown(another.publicKey()));
    }

    @Test
    @DisplayName("钥匙丢了：只有主持人能宣布作废，要写理由；票都删掉，可以重新投，理由投票的人看得到")
    void aBallotIsDeclaredVoid() {
        UUID item = hall.openBallot(first, second, VOTERS);
        SecretVote.of(0).cast(town.as("member"), item);
        assertThat(town.as("member").get("/ballots/" + item + "/void").status()).isEqualTo(403);
        Page asked = town.as("secretary").get("/ballots/" + item + "/void");
        Page refused = asked.form("main form").set("reason", " ").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.error("reason")).contains("要写理由");
        UUID voided = ballot(item).id();

        asked.form("main form").set("reason", "钥匙丢了").send();
        assertThat(ballots.state(item)).isEqualTo(BallotState.NONE);
        assertThat(count("ballot_sealed where ballot_id = '" + voided + "'")).isZero();
        assertThat(town.as("member").get("/ballots/" + item).text()).contains("钥匙丢了");
        assertThat(state(town.as("member"), item)).isEqualTo("NONE");
        assertThat(jdbc.sql("select count(*) from ledger_entry where chain_id = ? and act = 'ballot-void'")
                        .param(hall.meetingId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);

        hall.prepare(item);
        asked.form("main form").set("reason", "钥匙丢了").send();
        assertThat(ballots.state(item)).as("the press was for the earlier one").isEqualTo(BallotState.KEYS_MISSING);
    }

    @Test
    @DisplayName("乱码的票拆得开、算无效，不耽误别人的；没有一张票的投票结束就有结果")
    void aVoteThatCannotBeReadIsInvalidAndNoMore() {
        UUID item = hall.openBallot(first, second, VOTERS);
        Page page = town.as("member").get("/ballots/" + item);
        Ballot ballot = ballot(item);
        byte[] nonsense = new byte[132];
        byte[] sealed = TellerKey.seal(
                ballot.firstKey(), ballot.id(), 2, TellerKey.seal(ballot.secondKey(), ballot.id(), 1, nonsense));
        SecretVote.send(town.as("member"), item, sealed, TellerKey.token(page));
        SecretVote.of(7).cast(town.as("contact"), item);
        SecretVote.of(0).cast(town.as("secretary"), item);
        count(item);
        Tally tally = ballots.tally(item).orElseThrow();
        assertThat(tally.cast()).isEqualTo(3);
        assertThat(tally.invalid()).isEqualTo(2);
        assertThat(tally.of(BallotPaper.DECISION, BallotPaper.AGREE)).isEqualTo(1);
        assertThat(town.as("member").get("/ballots/" + item).texts("tbody td"))
                .contains("赞成")
                .filteredOn("无效"::equals)
                .hasSize(2);

        UUID empty = hall.openBallot(new TellerKey(), new TellerKey(), VOTERS);
        hall.close(empty);
        assertThat(ballots.tally(empty).orElseThrow().cast()).isZero();
    }

    @Test
    @DisplayName("几个问题的票：每题一项才有效")
    void aPaperMayAskSeveralQuestions() {
        Text text = Text.same("合格");
        BallotPaper paper = new BallotPaper(
                Text.same("民主评议"),
                List.of(
                        new BallotPaper.Question(
                                "a",
                                Text.same("党员甲"),
                                List.of(
                                        new BallotPaper.Option("good", Text.same("优秀")),
                                        new BallotPaper.Option("fit", text))),
                        new BallotPaper.Question(
                                "b",
                                Text.same("党员乙"),
                                List.of(
                                        new BallotPaper.Option("good", Text.same("优秀")),
                                        new BallotPaper.Option("fit", text)))));
        UUID item = hall.item();
        hall.prepare(item, paper);
        first.register(town.as(Hall.FIRST), item);
        second.register(town.as(Hall.SECOND), item);
        hall.open(item, VOTERS);
        SecretVote.of(0, 1).cast(town.as("member"), item);
        SecretVote.of(1, 1).cast(town.as("contact"), item);
        SecretVote.of(1, 2).cast(town.as("secretary"), item);
        count(item);
        Tally tally = ballots.tally(item).orElseThrow();
        assertThat(tally.valid()).isEqualTo(2);
        assertThat(tally.of("a", "good")).isEqualTo(1);
        assertThat(tally.of("b", "good")).isZero();
        assertThat(tally.of("b", "fit")).isEqualTo(2);
        assertThat(town.as("member").get("/ballots/" + item).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("登录久了，投票和拆票以前再问一次密码")
    void anOldSignInIsAskedForThePassword() {
        UUID item = hall.openBallot(first, second, VOTERS);
        Browser member = town.another("member");
        Page page = member.get("/ballots/" + item);
        byte[] sealed = SecretVote.of(0).sealed(page);
        Browser teller = town.another(Hall.FIRST);
        jdbc.sql("update sign_in set fresh_at = fresh_at - interval '1 hour'").update();
        assertThat(member.get("/ballots/" + item).uri().getPath()).isEqualTo("/me/confirm");
        assertThat(SecretVote.send(member, item, sealed, TellerKey.token(page)).statusCode())
                .isEqualTo(428);
        assertThat(ballots.voted(item)).isEmpty();
        Page again = member.get("/ballots/" + item)
                .form("main form")
                .set("current", Town.PASSWORD)
                .send();
        assertThat(again.uri().getPath()).isEqualTo("/ballots/" + item);
        assertThat(SecretVote.send(member, item, sealed, TellerKey.token(again)).statusCode())
                .isEqualTo(200);
        hall.close(item);
        assertThat(teller.get("/ballots/" + item + "/teller").uri().getPath()).isEqualTo("/me/confirm");
        assertThat(teller.download("/ballots/" + item + "/teller/sealed").statusCode())
                .isEqualTo(428);
    }

    @Test
    @DisplayName("不按次序的不做：没有钥匙不开，没开不关，准备两次不行")
    void nothingIsDoneOutOfTurn() {
        UUID item = hall.item();
        hall.prepare(item);
        assertThatThrownBy(() -> hall.prepare(item)).isInstanceOf(WrongBallotState.class);
        assertThatThrownBy(() -> hall.open(item, VOTERS)).isInstanceOf(WrongBallotState.class);
        assertThatThrownBy(() -> hall.close(item)).isInstanceOf(WrongBallotState.class);
        assertThat(ballots.voters(item)).isEqualTo(Set.of());
        assertThat(ballots.state(UUID.randomUUID())).isEqualTo(BallotState.NONE);
    }

    private void count(UUID item) {
        hall.close(item);
        assertThat(first.openAll(town.as(Hall.FIRST), item)).isEqualTo(200);
        assertThat(second.openAll(town.as(Hall.SECOND), item)).isEqualTo(200);
    }

    private static int handIn(Browser teller, UUID item, List<String> opened) {
        String token = TellerKey.token(teller.get("/ballots/" + item + "/teller"));
        return teller.script(
                        "/ballots/" + item + "/teller/opened",
                        Map.of("opened", String.join(",", opened), "_csrf", token))
                .statusCode();
    }

    private static String state(Browser browser, UUID item) {
        return new String(browser.download("/ballots/" + item + "/state").body(), StandardCharsets.UTF_8)
                .replaceAll(".*\"mark\":\"([^\"]*)\".*", "$1");
    }

    @Autowired
    private BallotRows rows;

    private Ballot ballot(UUID item) {
        return rows.find(item).orElseThrow();
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }
}
