package org.zhengcheng.casework.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.casework.draft.ForgottenUploads;
import org.zhengcheng.form.Forms;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("文件：一件一件传，拒收说明白，页面里能预览，旧版都在，没交的一周后清掉")
class UploadTest extends ApplicationTest {

    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

    @Autowired
    private Forms forms;

    @Autowired
    private ForgottenUploads forgotten;

    private Town town;
    private Walk walk;

    @BeforeEach
    void anApplicantBegins() {
        clock.set(LocalDate.of(2026, 6, 1));
        town = newTown();
        walk = new Walk(town, clock, jdbc, forms).begin();
    }

    @Test
    @DisplayName("传上的文件有名有大小能预览；不收的说清楚为什么")
    void aFileIsTakenOrRefusedInPlainWords() throws IOException {
        assertThat(upload("applicant", "letter", "照片.png", picture(40, 30)).body())
                .contains("照片.png", "已收到，1 kB", "/preview/1?size=THUMB");
        HttpResponse<String> refused = upload("applicant", "letter", "说明.txt", "text".getBytes());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("“说明.txt”没有收下", "别的文件不用重传");
        HttpResponse<String> bomb = upload("applicant", "letter", "大.png", claiming(40_000, 40_000));
        assertThat(bomb.statusCode()).isEqualTo(422);
        assertThat(bomb.body()).contains("像素太多");
        assertThat(upload("applicant", "applicationDate", "照片.png", picture(4, 3))
                        .statusCode())
                .as("a question that asks for no file")
                .isEqualTo(400);
        assertThat(upload("committee", "letter", "照片.png", picture(4, 3)).statusCode())
                .isEqualTo(403);
        assertThat(upload("other contact", "letter", "照片.png", picture(4, 3)).statusCode())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("PDF的每一页、图片都由服务器画成图；手机横着拍的转正")
    void pagesAreShownAsPictures() throws IOException {
        UUID pdf = id(upload("applicant", "letter", "两页.pdf", pdf(2)));
        assertThat(shown("applicant", pdf, 1).getHeight()).isBetween(1590, 1600);
        assertThat(shown("applicant", pdf, 2)).isNotNull();
        assertThat(preview("applicant", pdf, 3).statusCode()).isEqualTo(404);
        assertThat(town.as("applicant").get(path(pdf) + "/view").html().select("img"))
                .hasSize(2);

        UUID photograph = id(upload("applicant", "letter", "横拍.jpg", heldSideways(picture("jpg", 80, 40))));
        BufferedImage upright = shown("applicant", photograph, 1);
        assertThat(List.of(upright.getWidth(), upright.getHeight())).containsExactly(40, 80);
        assertThat(preview("applicant", photograph, 1).headers().firstValue("Content-Type"))
                .contains("image/jpeg");

        UUID damaged = id(upload("applicant", "letter", "坏的.pdf", Form.PDF));
        assertThat(town.as("applicant").get(path(damaged) + "/view").text()).contains("不能在这里预览");
        assertThat(preview("applicant", damaged, 1).statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("能下载的才能预览：没交以前只有本人，交了以后经办的人也能")
    void aPreviewIsForWhoMayDownload() throws IOException {
        UUID letter = id(upload("applicant", "letter", "申请书.pdf", pdf(1)));
        assertThat(preview("secretary", letter, 1).statusCode())
                .as("not handed in yet")
                .isEqualTo(404);
        walk.take("applicant", "submit-application", "pass", Map.of("letter", letter.toString()));
        for (String who : List.of("applicant", "secretary", "organiser")) {
            assertThat(preview(who, letter, 1).statusCode()).as(who).isEqualTo(200);
            assertThat(town.as(who).download(path(letter)).statusCode()).as(who).isEqualTo(200);
        }
        assertThat(preview("other contact", letter, 1).statusCode()).isEqualTo(404);
        assertThat(town.as("other contact").get(path(letter) + "/view").status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("交过两次的材料，新旧两版都列出来，都能打开")
    void olderVersionsStandBesideTheNewest() {
        walk.take("applicant", "submit-application", "pass")
                .take("secretary", "register-application", "return", Map.of("reason", "没有签名"));
        clock.set(LocalDate.of(2026, 6, 3));
        walk.fill("applicant", "submit-application", "pass", Map.of())
                .clear("letter")
                .send();
        Page step = walk.page("secretary");
        assertThat(step.texts(".versions li"))
                .satisfiesExactly(
                        newest -> assertThat(newest).contains("第2版（现用），2026年6月3日", "letter.pdf"),
                        older -> assertThat(older).contains("第1版，2026年6月1日", "letter.pdf"));
        assertThat(walk.casePage("secretary").texts(".versions li")).hasSize(2);
        assertThat(walk.casePage("applicant").texts(".versions li"))
                .as("what one handed in oneself")
                .hasSize(2);
        for (String link : step.html().select(".versions a").eachAttr("href")) {
            assertThat(town.as("secretary").get(link).status()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("没交、也不在草稿里的文件，七天以后清掉；交了的、草稿里的都留着")
    void forgottenUploadsAreRemovedAfterAWeek() throws IOException {
        UUID forgottenFile = id(upload("applicant", "letter", "忘了.png", picture(7, 5)));
        UUID drafted = id(upload("applicant", "letter", "草稿.png", picture(9, 5)));
        town.as("applicant")
                .get(walk.stepPath())
                .step()
                .set("letter", drafted.toString())
                .press("button[data-save]");

        clock.set(LocalDate.of(2026, 6, 8));
        forgotten.remove();
        assertThat(isThere(forgottenFile)).as("on the seventh day").isTrue();
        clock.set(LocalDate.of(2026, 6, 9));
        forgotten.remove();
        assertThat(isThere(forgottenFile)).isFalse();
        assertThat(isThere(drafted)).isTrue();
        assertThat(town.as("applicant").download(path(drafted)).statusCode()).isEqualTo(200);

        walk.take("applicant", "submit-application", "pass", Map.of("letter", drafted.toString()));
        clock.set(LocalDate.of(2026, 7, 9));
        forgotten.remove();
        assertThat(town.as("secretary").download(path(drafted)).statusCode())
                .as("handed in")
                .isEqualTo(200);
    }

    private HttpResponse<String> upload(String who, String field, String name, byte[] content) {
        Map<String, String> values = Map.of(
                "_csrf",
                town.as(who).get("/").attribute("input[name=_csrf]", "value"),
                "_operation",
                "00000000-0000-0000-0000-000000000001",
                "field",
                field);
        return town.as(who).script(walk.stepPath() + "/files", values, name, content);
    }

    private static UUID id(HttpResponse<String> taken) {
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        return ID.matcher(taken.body())
                .results()
                .map(found -> UUID.fromString(found.group(1)))
                .findFirst()
                .orElseThrow();
    }

    private String path(UUID file) {
        return "/cases/" + walk.caseId() + "/files/" + file;
    }

    private HttpResponse<byte[]> preview(String who, UUID file, int page) {
        return town.as(who).download(path(file) + "/preview/" + page);
    }

    private BufferedImage shown(String who, UUID file, int page) throws IOException {
        HttpResponse<byte[]> answer = preview(who, file, page);
        assertThat(answer.statusCode()).isEqualTo(200);
        return ImageIO.read(new ByteArrayInputStream(answer.body()));
    }

    private boolean isThere(UUID file) {
        return jdbc.sql("select exists(select from stored_file where id = ?)")
                .param(file)
                .query(Boolean.class)
                .single();
    }

    private static byte[] picture(int width, int height) throws IOException {
        return picture("png", width, height);
    }

    private static byte[] picture(String kind, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height / 2);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, kind, bytes);
        return bytes.toByteArray();
    }

    private static byte[] pdf(int pages) throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (int i = 0; i < pages; i++) {
                document.addPage(new PDPage());
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    /** A small PNG that says it is enormous. */
    private static byte[] claiming(int width, int height) throws IOException {
        byte[] png = picture(1, 1);
        ByteBuffer header = ByteBuffer.wrap(png);
        header.putInt(16, width).putInt(20, height);
        CRC32 sum = new CRC32();
        sum.update(png, 12, 17);
        header.putInt(29, (int) sum.getValue());
        return png;
    }

    /** A JPEG whose Exif says that the camera was held sideways (orientation 6). */
    private static byte[] heldSideways(byte[] jpeg) {
        byte[] exif = {
            (byte) 0xFF,
            (byte) 0xE1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            1,
            18,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            6,
            0,
            0,
            0,
            0,
            0,
            0
        };
        return ByteBuffer.allocate(jpeg.length + exif.length)
                .put(jpeg, 0, 2)
                .put(exif)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }
}
