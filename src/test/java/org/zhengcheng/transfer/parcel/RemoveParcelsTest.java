package org.zhengcheng.transfer.parcel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.form.Forms;
import org.zhengcheng.ledger.SealKey;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Walk;
import org.zhengcheng.transfer.letter.Letter;
import org.zhengcheng.transfer.letter.LetterTown;
import org.zhengcheng.transfer.letter.Letters;

@DisplayName("封装材料的文件到期移除：没有用上的、没有接收的到期就移除，接收了的随案件留着；收过什么一直查得到")
class RemoveParcelsTest extends ApplicationTest {

    @Autowired
    private Letters letters;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private Forms forms;

    @Autowired
    private SealParcel sealing;

    @Autowired
    private SealKey key;

    @Autowired
    private TrustedSenders senders;

    @Autowired
    private ParcelStore store;

    @Autowired
    private RemoveParcels removal;

    private LetterTown town;
    private Walk walk;
    private Letter letter;
    private String path;
    private LocalDate came;

    @BeforeEach
    void aParcelCame() throws IOException {
        town = new LetterTown(newTown(), letters, transactions, jdbc);
        walk = new Walk(town.town(), clock, jdbc, forms);
        letter = town.onItsWay(walk);
        town.town().person("system", "county", null, LocalDate.of(1980, 1, 1));
        town.town().post("system", "county", "admin");
        if (senders.all().stream()
                .noneMatch(sender -> sender.fingerprint().equals(key.fingerprint()) && sender.endedAt() == null)) {
            senders.trust("本系统", key.publicPem(), town.town().actor("system"));
        }
        Path sealed =
                sealing.seal(walk.caseId(), town.town().actor("committee")).file();
        Page taken = town.town()
                .as("committee")
                .get("/parcels")
                .form("form[enctype]")
                .upload("parcel", "parcel.zip", Files.readAllBytes(sealed))
                .send();
        Files.delete(sealed);
        assertThat(taken.status()).isEqualTo(200);
        path = taken.uri().getPath();
        came = clock.today();
    }

    @Test
    @DisplayName("一直没有办理转入的：九十天里留着，过了就移除，列表上说明，文件和页面都没有了")
    void aParcelWithWhichNothingWasBegun() {
        clock.set(came.plusDays(90));
        removal.remove();
        assertThat(file()).exists();
        clock.set(came.plusDays(91));
        removal.remove();
        assertThat(file()).doesNotExist();
        Page list = town.town().as("committee").get("/parcels");
        assertThat(list.text("main")).contains(letter.number(), "保存期已过，文件已移除");
        assertThat(list.has("a[href$='" + path + "']")).isFalse();
        assertThat(town.town().as("committee").get(path).status()).isEqualTo(404);
        assertThat(town.town().as("committee").download(path + "/files/0").statusCode())
                .isEqualTo(404);
        assertThat(entries()).isOne();
        removal.remove();
        assertThat(entries()).as("once").isOne();
    }

    @Test
    @DisplayName("退回没有接收的：案件结束九十天以后移除；冻结着的不动，解冻以后才移除")
    void aParcelOfWhomWasNotReceived() {
        open().take("organiser", "register-incoming", "return", Map.of("reason", "缺考察材料"));
        assertThat(walk.result()).isEqualTo("材料不全，已退回");
        UUID hold = UUID.randomUUID();
        jdbc.sql("insert into legal_hold (id, case_id, reason, placed_by, placed_name, office, office_en, placed_at)"
                        + " values (?, ?, '信访核查', ?, '组织员', '组织员', 'organiser', now())")
                .params(hold, walk.caseId(), town.town().id("organiser"))
                .update();
        clock.set(clock.today().plusDays(91));
        removal.remove();
        assertThat(file()).as("held").exists();
        jdbc.sql("update legal_hold set lifted_by = placed_by, lifted_name = placed_name, lift_reason = '核查完',"
                        + " lifted_at = now() where id = ?")
                .param(hold)
                .update();
        assertThat(walk.casePage("organiser").has("a[href$=/parcel]")).isTrue();
        removal.remove();
        assertThat(file()).doesNotExist();
        assertThat(walk.casePage("organiser").has("a[href$=/parcel]")).isFalse();
        assertThat(town.town()
                        .as("organiser")
                        .get("/cases/" + walk.caseId() + "/parcel")
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("接收了的是档案的一部分，不设就一直留着")
    void aParcelOfWhomWasReceived() {
        open().take("organiser", "register-incoming", "pass", Map.of("membership", "full", "fullDate", "2018-07-01"))
                .take("secretary", "accept-incoming", "pass")
                .take("organiser", "return-receipt", "pass");
        clock.set(clock.today().plusYears(5));
        removal.remove();
        assertThat(file()).exists();
    }

    @Test
    void noParcelIsRemovedWhileItsLetterCanBeValid() {
        assertThatThrownBy(() -> new ParcelSettings(Period.ofDays(89), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new ParcelSettings(Period.ofMonths(3), null).kept()).isEqualTo(Period.ofMonths(3));
    }

    /** The member's transfer is opened with it, as if they came from elsewhere. */
    private Walk open() {
        Page opened = town.town()
                .as("organiser")
                .get(path)
                .form("form[action$=/open]")
                .choose("branch", town.town().name("branch"))
                .send();
        assertThat(opened.status()).as(opened.text()).isEqualTo(200);
        return walk.with(opened.caseId());
    }

    private Path file() {
        return store.place(jdbc.sql("select sha256 from parcel where id = ?")
                .param(id())
                .query(String.class)
                .single());
    }

    private UUID id() {
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }

    private int entries() {
        return jdbc.sql(
                        "select count(*) from ledger_entry where act = 'remove-parcel' and position(? in convert_from(body, 'UTF8')) > 0")
                .param(id().toString())
                .query(Integer.class)
                .single();
    }
}
