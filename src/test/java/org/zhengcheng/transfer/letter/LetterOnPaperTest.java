package org.zhengcheng.transfer.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.organization.member.CitizenId;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Page;

@DisplayName("介绍信三联：一张A4，字体嵌入，划去否定项，有效期大写，谁印都是同一个文件")
class LetterOnPaperTest extends ApplicationTest {

    private static final Path PICTURES = Path.of("target", "letters");
    private static final String NAME = "仇䶮𬭛";
    private static final LocalDate BORN = LocalDate.of(1998, 5, 20);
    private static final int DPI = 150;

    @Autowired
    private Letters letters;

    @Autowired
    private TransactionTemplate transactions;

    private LetterTown town;
    private UUID caseId;
    private Letter letter;
    private String number;

    @BeforeEach
    void aLetter() {
        clock.set(LocalDate.of(2026, 6, 1));
        town = new LetterTown(newTown(), letters, transactions, jdbc);
        town.town().person("mover", "branch", "PROBATIONARY", BORN);
        town.known("mover", NAME, "2", BORN, "05");
        number = CitizenId.specimen(BORN, Math.floorMod(town.hashCode(), 900)).number();
        town.town()
                .as("secretary")
                .get("/people/" + town.town().id("mover") + "/change")
                .form("main form")
                .set("citizen_id", number)
                .send();
        caseId = town.openCaseOf("mover");
        letter = town.issue(caseId, "mover");
    }

    @Test
    void oneSheetOfA4HoldsTheThreePartsWithWhatTheLetterSays() throws IOException {
        byte[] file = pdf("committee");
        try (PDDocument pdf = Loader.loadPDF(file)) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            PDPage sheet = pdf.getPage(0);
            assertThat(sheet.getMediaBox().getWidth()).isCloseTo(595.3f, within(1f));
            assertThat(sheet.getMediaBox().getHeight()).isCloseTo(841.9f, within(1f));
            for (COSName name : sheet.getResources().getFontNames()) {
                assertThat(sheet.getResources().getFont(name).isEmbedded()).isTrue();
            }
            String text = text(pdf);
            assertThat(text)
                    .contains("第一联存根", "第二联介绍信", "第三联回执", "贴回执联处", "骑缝章")
                    .contains(NAME, "28岁", "维吾尔族", number, "党费已交到2026年6月")
                    .contains("有效期叁拾天", "000-0000-0099", "邮编：000000")
                    .contains("中共示范市江北区滨江街道工作委员会：")
                    .contains("〔贰零贰陆〕零零零壹");
            assertThat(text.split("第" + letter.number().replace("〔", "〔") + "号", -1))
                    .as("the number on each of the three parts")
                    .hasSize(4);
            look(pdf, "letter");
            assertThat(scanned(pdf))
                    .isEqualTo(BASE_URL + "/letters/" + letter.content().code());
        }
    }

    @Test
    void whatIsPrintedTodayIsTheFileThatWasPrintedYesterday() {
        byte[] yesterday = pdf("committee");
        clock.set(LocalDate.of(2026, 6, 2));
        assertThat(pdf("committee")).isEqualTo(yesterday);
        assertThat(pdf("mover")).isEqualTo(yesterday);
    }

    @Test
    void theAlternativeThatDoesNotHoldIsCrossedOut() {
        Page page = town.town().as("secretary").get("/cases/" + caseId + "/letter");
        assertThat(page.texts(".letter .ink-struck")).containsExactly("正式", "男", "正式");
    }

    @Test
    void numbersInFullAreForTheMemberAndTheCommitteeThatIssuedItAlone() throws IOException {
        for (String whole : new String[] {"mover", "committee", "organiser"}) {
            assertThat(text(pdf(whole))).as(whole).contains(number);
        }
        for (String masked : new String[] {"secretary", "officer"}) {
            assertThat(text(pdf(masked)))
                    .as(masked)
                    .doesNotContain(number)
                    .contains("•".repeat(14) + number.substring(14));
        }
        assertThat(town.town().as("mover").get("/cases/" + caseId + "/letter").text())
                .doesNotContain(number);
        for (String nobody : new String[] {"other secretary", "member"}) {
            assertThat(town.town()
                            .as(nobody)
                            .get("/cases/" + caseId + "/letter")
                            .status())
                    .isEqualTo(404);
            assertThat(town.town()
                            .as(nobody)
                            .download("/cases/" + caseId + "/letter.pdf")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void theLongestNamesStillLeaveItOnOneSheet() throws IOException {
        UUID other = town.caseOf("contact");
        String longest = "中国共产党示范市江北区滨江街道望江社区综合行政执法服务中心联合支部委员会".repeat(2);
        LetterFacts facts = town.facts("contact");
        transactions.executeWithoutResult(status -> letters.issue(
                other,
                new LetterFacts(
                        facts.committeeId(),
                        facts.personId(),
                        longest,
                        longest,
                        longest,
                        facts.duesPaidUntil(),
                        90,
                        null,
                        null),
                town.town().id("committee")));
        byte[] file = town.town()
                .as("committee")
                .download("/cases/" + other + "/letter.pdf")
                .body();
        try (PDDocument pdf = Loader.loadPDF(file)) {
            look(pdf, "letter-long");
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(text(pdf)).contains("有效期玖拾天", longest);
        }
    }

    @Test
    void theCommitteeThatIssuedItIssuesAnotherForAReasonAndNobodyElseDoes() throws IOException {
        Page page = town.town().as("organiser").get("/cases/" + caseId + "/letter");
        Page without = page.form("form[action$=/reissue]").set("days", "30").send();
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.errors()).containsExactly("要写补办的原因，2到500字。");
        Page tooLong = without.form("form[action$=/reissue]")
                .set("reason", "途中遗失，本人已书面报告")
                .set("days", "91")
                .send();
        assertThat(tooLong.errors()).containsExactly("有效期是1到90天的整数。");
        assertThat(tooLong.form("form[action$=/reissue]").value("reason")).isEqualTo("途中遗失，本人已书面报告");
        var form = tooLong.form("form[action$=/reissue]").set("days", "45");
        assertThat(form.send().text()).contains("0002", "途中遗失，本人已书面报告");
        assertThat(form.send().text()).as("pressed twice").contains("0002").doesNotContain("0003");
        assertThat(letters.of(caseId)).hasSize(2);

        Page others = town.town().as("secretary").get("/cases/" + caseId + "/letter");
        assertThat(others.has("form[action$=/reissue]")).isFalse();
        assertThat(page.form("form[action$=/reissue]")
                        .set("reason", "替别人补一封")
                        .sendThrough(town.town().as("secretary"))
                        .status())
                .isEqualTo(404);
        assertThat(page.form("form[action$=/reissue]")
                        .set("reason", "替自己补一封")
                        .sendThrough(town.town().as("mover"))
                        .status())
                .isEqualTo(404);
        assertThat(letters.of(caseId)).hasSize(2);
    }

    @Test
    void aLetterThatIsVoidSaysSoOnPaper() throws IOException {
        transactions.executeWithoutResult(
                status -> letters.voided(letter.id(), "转接取消", town.town().id("committee")));
        try (PDDocument pdf = Loader.loadPDF(pdf("committee"))) {
            look(pdf, "letter-void");
            assertThat(text(pdf)).contains("作废");
        }
    }

    private byte[] pdf(String who) {
        return town.town().as(who).download("/cases/" + caseId + "/letter.pdf").body();
    }

    private static String text(byte[] file) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(file)) {
            return text(pdf);
        }
    }

    private static String text(PDDocument pdf) throws IOException {
        return new PDFTextStripper().getText(pdf).replaceAll("[\\s　]", "");
    }

    /** So that somebody can look at it. */
    private static void look(PDDocument pdf, String name) throws IOException {
        Files.createDirectories(PICTURES);
        ImageIO.write(
                new PDFRenderer(pdf).renderImageWithDPI(0, DPI),
                "png",
                PICTURES.resolve(name + ".png").toFile());
    }

    /** What a telephone reads from the sheet. */
    private static String scanned(PDDocument pdf) throws IOException {
        BufferedImage image = new PDFRenderer(pdf).renderImageWithDPI(0, DPI);
        byte[] grey = new byte[image.getWidth() * image.getHeight()];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                grey[y * image.getWidth() + x] = (byte) (image.getRGB(x, y) & 0xFF);
            }
        }
        LuminanceSource source = new PlanarYUVLuminanceSource(
                grey, image.getWidth(), image.getHeight(), 0, 0, image.getWidth(), image.getHeight(), false);
        try {
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText();
        } catch (com.google.zxing.ReaderException unread) {
            throw new AssertionError("No telephone reads this sign", unread);
        }
    }
}
