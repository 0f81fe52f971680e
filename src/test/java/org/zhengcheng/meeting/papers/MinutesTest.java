package org.zhengcheng.meeting.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.thymeleaf.ITemplateEngine;
import org.zhengcheng.document.PdfPrinter;
import org.zhengcheng.document.PrintedPaper;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Hall;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;

@DisplayName("会议记录：系统知道的已经填好，其余由记录人写；定稿以后不能改")
class MinutesTest extends PapersOfMeetingTest {

    @Autowired
    Ledger ledger;

    @Autowired
    FinishMinutes finishing;

    @Autowired
    PdfPrinter printer;

    @Autowired
    ITemplateEngine templates;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void theyAreWrittenWhileTheMeetingGoesOn() {
        Town town = newTown();
        Hall hall = hall(town);
        Page before = page(town, hall, "commissioner");
        assertThat(before.text("#write ~ .note")).contains("会议开始以后");
        assertThat(before.has("textarea")).isFalse();

        hall.open();
        Page open = page(town, hall, "commissioner");
        assertThat(open.text(".facts")).contains("支部活动室", "应到4人，实到3人", town.name("commissioner") + "（出差）", "组织员甲");
        assertThat(open.has("[formaction$=/finish]")).as("the meeting goes on").isFalse();
        Page saved = open.form("form[action$=/minutes]")
                .set("speeches-" + hall.item(FIRST), "介绍人：同意。\n党员甲：同意。")
                .set("conduct-" + hall.item(FIRST), CONDUCT)
                .set("conclusion", "照此办理。")
                .send();
        assertThat(saved.text(".msg--done")).contains("已经保存");
        assertThat(saved.text("[name='conduct-" + hall.item(FIRST) + "']")).isEqualTo(CONDUCT);
        assertThat(saved.html().select("textarea[name=conclusion]").text()).isEqualTo("照此办理。");
        assertThat(saved.has("[name='conduct-" + hall.item(TOPIC) + "']"))
                .as("a topic is about nobody")
                .isFalse();
        assertThat(ledger.isIntact(hall.id())).isTrue();
    }

    @Test
    void ofTwoWhoWriteAtOnceNeitherOverwritesTheOtherUnseen() {
        Town town = newTown();
        Hall hall = hall(town).open();
        Form recorder = page(town, hall, "commissioner").form("form[action$=/minutes]");
        Form chair = page(town, hall, "secretary").form("form[action$=/minutes]");
        recorder.set("conclusion", "记录人写的").send();
        Page second = chair.set("conclusion", "主持人写的").send();
        assertThat(second.status()).isEqualTo(422);
        assertThat(second.text(".errors")).contains("别人改过");
        assertThat(second.html().select("textarea[name=conclusion]").text()).isEqualTo("主持人写的");
        assertThat(page(town, hall, "member").html().select("textarea")).isEmpty();
        assertThat(written(hall)).isEqualTo("记录人写的");
        second.form("form[action$=/minutes]").send();
        assertThat(written(hall)).isEqualTo("主持人写的");
    }

    @Test
    void theSamePressAgainIsTheSameAnswer() {
        Town town = newTown();
        Hall hall = hall(town).open();
        Form form =
                page(town, hall, "commissioner").form("form[action$=/minutes]").set("conclusion", "好");
        form.send();
        int entries = entries(hall);
        assertThat(form.send().text(".msg--done")).contains("已经保存");
        assertThat(entries(hall)).isEqualTo(entries);
    }

    @Test
    void theyAreFinishedOnceTheMeetingIsOverAndEverythingIsThere() {
        Town town = newTown();
        Hall hall = closed(town);
        Page incomplete = page(town, hall, "commissioner")
                .form("form[action$=/minutes]")
                .set("speeches-" + hall.item(FIRST), "介绍人：同意。")
                .press("[formaction$=/finish]");
        assertThat(incomplete.status()).isEqualTo(422);
        assertThat(incomplete.text(".errors")).contains("请写" + town.name("applicant") + "的主要表现");
        assertThat(incomplete
                        .html()
                        .select("[name='speeches-" + hall.item(FIRST) + "']")
                        .text())
                .as("what was typed is kept")
                .isEqualTo("介绍人：同意。");

        Page finished = incomplete
                .form("form[action$=/minutes]")
                .set("conduct-" + hall.item(FIRST), CONDUCT)
                .press("[formaction$=/finish]");
        assertThat(finished.text(".msg--done")).contains("已经定稿");
        assertThat(finished.has("textarea")).isFalse();
        assertThat(finished.texts(".files b"))
                .as("of the whole meeting, and of each of two the minutes and the summary")
                .hasSize(5);
        assertThat(acts(hall)).contains("finish-minutes");
        Page again = incomplete
                .form("form[action$=/minutes]")
                .set("_operation", UUID.randomUUID().toString())
                .set("conclusion", "改一改")
                .send();
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text(".errors")).contains("已经定稿");
    }

    @Test
    @DisplayName("打印会议记录的那几秒，没有数据库事务开着")
    void nothingIsHeldWhileTheyArePrinted() {
        Town town = newTown();
        Hall hall = closed(town);
        Watch watch = new Watch(printer, templates);
        transactions.executeWithoutResult(whole -> watch.note());
        assertThat(watch.held).as("it sees one that is open").containsExactly(true);
        watch.held.clear();
        ReflectionTestUtils.setField(finishing, "printer", watch);
        try {
            Page finished = page(town, hall, "commissioner")
                    .form("form[action$=/minutes]")
                    .set("conduct-" + hall.item(FIRST), CONDUCT)
                    .press("[formaction$=/finish]");
            assertThat(finished.text(".msg--done")).contains("已经定稿");
        } finally {
            ReflectionTestUtils.setField(finishing, "printer", printer);
        }
        assertThat(watch.held).as("each of the papers").hasSize(5).containsOnly(false);
    }

    /** Prints, and notes whether a transaction or a connection is held meanwhile. */
    private static final class Watch extends PdfPrinter {

        private final PdfPrinter prints;
        private final List<Boolean> held = new CopyOnWriteArrayList<>();

        private Watch(PdfPrinter prints, ITemplateEngine templates) {
            super(templates);
            this.prints = prints;
        }

        @Override
        public byte[] print(PrintedPaper paper) {
            note();
            return prints.print(paper);
        }

        private void note() {
            held.add(TransactionSynchronizationManager.isActualTransactionActive()
                    || !TransactionSynchronizationManager.getResourceMap().isEmpty());
        }
    }

    @Test
    void onlyWhoWritesThemWrites() {
        Town town = newTown();
        Hall hall = closed(town);
        Form form =
                page(town, hall, "commissioner").form("form[action$=/minutes]").set("conclusion", "好");
        assertThat(form.sendThrough(town.as("member")).status()).as("a teller").isEqualTo(403);
        for (String hidden : List.of("applicant", "other member", "organiser")) {
            assertThat(town.as(hidden).get(hall.path() + "/minutes").status())
                    .as(hidden)
                    .isEqualTo(404);
            assertThat(form.sendThrough(town.as(hidden)).status()).as(hidden).isEqualTo(404);
        }
        assertThat(entries(hall)).isZero();
        town.person("latecomer", "branch", "FULL", DAY.minusYears(30));
        jdbc.sql("insert into meeting_roll (meeting_id, person_id, name) values (?, ?, ?)")
                .params(hall.id(), town.id("latecomer"), town.name("latecomer"))
                .update();
        Page reader = page(town, hall, "latecomer");
        assertThat(reader.text()).contains("还没有定稿");
        assertThat(reader.texts("#papers ~ dl a"))
                .as("who attended reads what is finished")
                .noneMatch(name -> name.contains("会议记录"));
        page(town, hall, "commissioner")
                .form("form[action$=/minutes]")
                .set("conduct-" + hall.item(FIRST), CONDUCT)
                .press("[formaction$=/finish]");
        assertThat(page(town, hall, "latecomer").text()).contains(CONDUCT);
    }

    @Test
    void theyCostTheSameHoweverLongTheAgendaIs() {
        Town town = newTown();
        Hall small = new Hall(jdbc, town, DAY).topic("一").open();
        Hall large = new Hall(jdbc, town, DAY);
        for (int i = 0; i < 12; i++) {
            large.topic("第" + i + "件");
        }
        large.open();
        page(town, small, "commissioner");
        assertThat(count(town, large)).isEqualTo(count(town, small)).isLessThanOrEqualTo(20);
    }

    private int count(Town town, Hall hall) {
        return statements.during(() -> page(town, hall, "commissioner")).size();
    }

    private static Page page(Town town, Hall hall, String who) {
        return town.as(who).get(hall.path() + "/minutes");
    }

    private String written(Hall hall) {
        return jdbc.sql("select conclusion from meeting_minutes where meeting_id = ?")
                .param(hall.id())
                .query(String.class)
                .single();
    }

    private int entries(Hall hall) {
        return acts(hall).size();
    }

    private List<String> acts(Hall hall) {
        return jdbc.sql("select substring(convert_from(body, 'UTF8') from '\"act\":\"([^\"]+)\"') from ledger_entry"
                        + " where chain_id = ? order by seq")
                .param(hall.id())
                .query(String.class)
                .list();
    }

    @Test
    void aKeyIsNotUsedTwice() {
        Town town = newTown();
        Hall hall = hall(town).open();
        Form form = page(town, hall, "commissioner").form("form[action$=/minutes]");
        form.set("conclusion", "一").send();
        assertThat(form.set("conclusion", "二").send().status())
                .as("the same key for something else")
                .isEqualTo(409);
        assertThat(written(hall)).isEqualTo("一");
    }
}
