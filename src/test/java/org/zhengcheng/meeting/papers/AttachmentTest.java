package org.zhengcheng.meeting.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.casework.draft.ForgottenUploads;
import org.zhengcheng.material.FileStore;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Hall;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;

@DisplayName("会议的附件：记录人、主持人上传，定稿以后只增不减，会议要用的文件不会被当作没人要的清掉")
class AttachmentTest extends PapersOfMeetingTest {

    private static final String FORM = "form[action$=/files]";

    @Autowired
    ForgottenUploads forgotten;

    @Autowired
    FileStore store;

    @Test
    void whoWritesTheMinutesAddsAndTakesAway() {
        Town town = newTown();
        Hall hall = hall(town).open();
        Page added = attach(town, hall, FIRST, "签到表.pdf");
        assertThat(added.text(".msg--done")).contains("已经收下");
        assertThat(added.text(".files .file")).contains("签到表.pdf", "会议记录", FIRST);
        UUID file = only(hall);
        assertThat(town.as("member").download(hall.path() + "/files/" + file).statusCode())
                .as("a teller")
                .isEqualTo(200);
        for (String hidden : List.of("applicant", "other secretary", "organiser")) {
            assertThat(town.as(hidden).download(hall.path() + "/files/" + file).statusCode())
                    .as(hidden)
                    .isEqualTo(404);
        }
        Form foreign = town.as("commissioner").get(hall.path() + "/minutes").form(FORM);
        assertThat(foreign.upload("file", "x.pdf", Form.PDF)
                        .sendThrough(town.as("member"))
                        .status())
                .isEqualTo(403);
        Page removed = town.as("commissioner")
                .get(hall.path() + "/minutes")
                .form("form[action$=/remove]")
                .send();
        assertThat(removed.text(".msg--done")).contains("已经拿掉");
        assertThat(count(hall)).isZero();
    }

    @Test
    void aFileThatIsNoneIsRefusedWithTheReason() {
        Town town = newTown();
        Hall hall = hall(town).open();
        Page refused = town.as("commissioner")
                .get(hall.path() + "/minutes")
                .form(FORM)
                .upload("file", "notes.exe", new byte[] {'M', 'Z', 1, 2})
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text(".errors")).contains("notes.exe");
        assertThat(count(hall)).isZero();
        Page foreign = town.as("commissioner")
                .get(hall.path() + "/minutes")
                .form(FORM)
                .set("item", UUID.randomUUID().toString())
                .upload("file", "a.pdf", Form.PDF)
                .send();
        assertThat(foreign.status()).as("an item of another meeting").isEqualTo(422);
    }

    @Test
    void whatIsFinishedKeepsItsFilesAndTakesMore() {
        Town town = newTown();
        Hall hall = closed(town);
        attach(town, hall, null, "照片.pdf");
        town.as("commissioner")
                .get(hall.path() + "/minutes")
                .form("form[action$=/minutes]")
                .set("conduct-" + hall.item(FIRST), CONDUCT)
                .press("[formaction$=/finish]");
        assertThat(town.as("commissioner").get(hall.path() + "/minutes").has("form[action$=/remove]"))
                .isFalse();
        assertThat(attach(town, hall, FIRST, "签字.pdf").text(".files")).contains("签字.pdf");
    }

    @Test
    void aFileOfAMeetingIsNotForgotten() {
        Town town = newTown();
        Hall hall = hall(town).open();
        attach(town, hall, null, "签到表.pdf");
        UUID file = only(hall);
        jdbc.sql("update stored_file set uploaded_at = uploaded_at - interval '30 days' where id = ?")
                .param(file)
                .update();
        clock.pass(Duration.ofDays(30));
        forgotten.remove();
        assertThat(store.find(file)).isPresent();
        assertThat(jdbc.sql("select count(*) from file_use where file_id = ?")
                        .param(file)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private static Page attach(Town town, Hall hall, String item, String name) {
        Form form = town.as("commissioner").get(hall.path() + "/minutes").form(FORM);
        if (item != null) {
            form.set("item", hall.item(item).toString());
        }
        return form.set("kind", "MINUTES").upload("file", name, Form.PDF).send();
    }

    private UUID only(Hall hall) {
        return jdbc.sql("select file_id from meeting_file where meeting_id = ?")
                .param(hall.id())
                .query(UUID.class)
                .single();
    }

    private int count(Hall hall) {
        return jdbc.sql("select count(*) from meeting_file where meeting_id = ?")
                .param(hall.id())
                .query(Integer.class)
                .single();
    }
}
