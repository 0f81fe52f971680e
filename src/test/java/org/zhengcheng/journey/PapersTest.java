package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.document.Paper;
import org.zhengcheng.document.Papers;
import org.zhengcheng.support.Browser;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("可打印的材料：按官方表格填好，页面和PDF内容一样")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PapersTest extends JourneyTest {

    private static final String NAME = "仇䶮𬭛";
    private static final String LONG = "我从小在街道长大，看到社区党员在防汛、助老和调解邻里纠纷中冲在前面，深受教育。参加工作以后，我在党支部的帮助下"
            + "认真学习党的理论，逐步认识到党的宗旨是全心全意为人民服务，愿意把个人的前途同党和人民的事业联系在一起。";

    @Autowired
    private Papers papers;

    private Town town;
    private Walk walk;

    @BeforeAll
    void aCaseHasComeToItsEnd() {
        town = newTown();
        walk = finished(town);
    }

    List<String> everyPaper() {
        return papers.of("member-development").stream().map(Paper::id).toList();
    }

    @ParameterizedTest
    @MethodSource("everyPaper")
    void aPaperIsFilledInThePageAndThePdfSayTheSame(String paper) throws IOException {
        Page page = town.as("secretary").get(path(paper));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html().select(".paper [style], .paper style, .paper script"))
                .isEmpty();
        List<String> filled = page.texts(".paper .ink-filled");
        assertThat(filled).hasSizeGreaterThan(2);

        HttpResponse<byte[]> answer = town.as("secretary").download(path(paper) + ".pdf");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
        try (PDDocument pdf = Loader.loadPDF(answer.body())) {
            String text = withoutSpace(new PDFTextStripper().getText(pdf));
            assertThat(text).doesNotContain("http", "localhost");
            // A page may end in the middle of an answer, and then the page number stands in it.
            filled.stream()
                    .map(PapersTest::withoutSpace)
                    .forEach(answered ->
                            assertThat(text).contains(answered.substring(0, Math.min(answered.length(), 30))));
            for (PDPage sheet : pdf.getPages()) {
                assertThat(sheet.getMediaBox().getWidth()).as("A4, in points").isCloseTo(595.3f, within(1f));
                assertThat(sheet.getMediaBox().getHeight()).isCloseTo(841.9f, within(1f));
                for (COSName name : sheet.getResources().getFontNames()) {
                    PDFont font = sheet.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    assertThat(font.getName()).as("only the characters used").matches("[A-Z]{6}\\+LXGWWenKai.*");
                }
            }
        }
    }

    @Test
    void rareCharactersOfANameStandInThePdfAndTheWholeIdentityNumberForItsOwnerOnly() throws IOException {
        String whole = "9999991998\\d{7}[\\dX]";
        assertThat(pdf("secretary", "admission-form"))
                .contains(NAME)
                .containsPattern("•{14}\\d{3}[\\dX]")
                .doesNotContainPattern(whole)
                .contains("示2027-000137");
        assertThat(pdf("applicant", "admission-form")).containsPattern(whole);
    }

    @Test
    void whoMayReadNumbersPrintsTheWholeOneForAReasonThatIsNoted() throws IOException {
        String paper = "/cases/" + walk.caseId() + "/papers/admission-form";
        Page page = town.as("secretary").get(paper);
        assertThat(page.html().outerHtml()).doesNotContainPattern("9999991998\\d{7}[\\dX]");
        assertThat(page.form("form[action$=/whole]").send().errors()).isNotEmpty();
        byte[] pdf = town.as("secretary")
                .download(
                        paper + "/whole",
                        Map.of("reason", "存入人事档案", "_csrf", page.attribute("input[name=_csrf]", "value")))
                .body();
        try (PDDocument printed = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(printed)).containsPattern("9999991998\\d{7}[\\dX]");
        }
        assertThat(town.as("applicant").get("/me/looks").text()).contains("存入人事档案");

        Page others = town.as("contact").get(paper);
        assertThat(others.has("form[action$=/whole]"))
                .as("whoever may not read numbers is not asked")
                .isFalse();
        assertThat(town.as("contact")
                        .send(
                                paper + "/whole",
                                Map.of("reason", "存入人事档案", "_csrf", others.attribute("input[name=_csrf]", "value")),
                                false)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void probationRunsFromTheMeetingAsTheDiagramSaysAndNotFromTheApproval() throws IOException {
        assertThat(pdf("secretary", "admission-form"))
                .contains("预备期从" + day(ADMITTED) + "起，至" + day(PROBATION_ENDS) + "止。")
                .contains("应到会）10名，实到会8名", "赞成8票，反对0票，弃权0票");
    }

    @Test
    void thePersonConcernedPrintsWhatTheyWroteThemselvesAndNothingElse() throws IOException {
        assertThat(listed("applicant"))
                .containsExactly("application-letter", "admission-form", "conversion-application");
        for (String paper : everyPaper()) {
            int expected = listed("applicant").contains(paper) ? 200 : 404;
            assertThat(town.as("applicant").get(path(paper)).status()).as(paper).isEqualTo(expected);
            assertThat(town.as("applicant").download(path(paper) + ".pdf").statusCode())
                    .as(paper)
                    .isEqualTo(expected);
        }
        assertThat(pdf("applicant", "admission-form"))
                .contains(NAME, "需要向党组织说明的问题")
                .doesNotContain("入党介绍人意见", "支部大会", town.name("contact").replace(" ", ""));
    }

    @Test
    void whoMayReadTheCaseMayPrintIt() {
        assertThat(listed("secretary")).containsExactlyInAnyOrderElementsOf(everyPaper());
        for (String who : List.of("contact", "organiser", "committee", "officer")) {
            assertThat(town.as(who).get(path("admission-form")).status())
                    .as(who)
                    .isEqualTo(200);
        }
    }

    @Test
    void aStrangerGetsNoPaperAndLeavesNoTrace() {
        Town elsewhere = newTown();
        Walk.Written before = walk.written();
        for (Browser stranger : List.of(town.as("other secretary"), elsewhere.as("secretary"))) {
            assertThat(stranger.get(path("admission-form")).status()).isEqualTo(404);
            assertThat(stranger.download(path("admission-form") + ".pdf").statusCode())
                    .isEqualTo(404);
        }
        assertThat(town.as("secretary").get(path("no-such-paper")).status()).isEqualTo(404);
        assertThat(walk.written()).isEqualTo(before);
    }

    @Test
    void whoPrintsStandsInTheLedger() {
        int before = walk.written().entries();
        town.as("organiser").get(path("admission-form"));
        town.as("organiser").download(path("admission-form") + ".pdf");
        assertThat(walk.written().entries()).isEqualTo(before + 2);
        assertThat(jdbc.sql(
                                "select convert_from(body, 'UTF8') from ledger_entry where chain_id = ? order by seq desc limit 1")
                        .param(walk.caseId())
                        .query(String.class)
                        .single())
                .contains("\"act\":\"print\"", "\"object\":\"admission-form\"", "\"outcome\":\"pdf\"")
                .contains(town.id("organiser").toString());
        assertThat(ledger.isIntact(walk.caseId())).isTrue();
    }

    @Test
    void afterAnExtensionEachResolutionStandsInItsOwnPlace() throws IOException {
        Town elsewhere = newTown();
        Walk extended = begin(elsewhere);
        reachConversionMeeting(extended);
        Map<String, ?> extension = Map.of("extensionMonths", "6", "reason", "需要继续考察");
        extended.on(PROBATION_ENDS.plusDays(20))
                .take("secretary", "conversion-meeting", "extend", extension)
                .on(PROBATION_ENDS.plusDays(50))
                .take("committee", "conversion-approval", "extend", extension)
                .on(PROBATION_ENDS.plusMonths(5))
                .take("secretary", "probation-education", "continue");
        applyForConversion(extended, PROBATION_ENDS.plusMonths(6).minusDays(20));
        extended.on(PROBATION_ENDS.plusMonths(6)).take("secretary", "conversion-meeting", "pass");

        Document paper = elsewhere
                .as("secretary")
                .get("/cases/" + extended.caseId() + "/papers/admission-form")
                .html();
        assertThat(part(paper, "能否转为正式党员的决议")).contains("延长预备期", day(PROBATION_ENDS.plusDays(20)));
        assertThat(part(paper, "延长预备期后能否")).contains("按期转正", day(PROBATION_ENDS.plusMonths(6)));
        assertThat(part(paper, "基层党委审批转正意见")).contains("批准延长预备期");
        assertThat(part(paper, "延长预备期后的审批意见")).doesNotContain("批准延长预备期", "批准转为");
        assertThat(withoutSpace(paper.text()))
                .as("the approval of admission says what it said then")
                .contains("至" + day(PROBATION_ENDS) + "止");
    }

    private static String part(Document paper, String title) {
        return withoutSpace(
                paper.select(".paper__part:has(> h2:contains(" + title + "))").text());
    }

    @Test
    void thePhotographIsPrintedAndOtherFilesAreNot() throws IOException {
        byte[] pixel = photograph();
        Town elsewhere = newTown();
        Walk other = begin(elsewhere);
        reachTarget(other);
        LocalDate day = TARGET.plusDays(20);
        prepareReview(other, day);
        other.on(day.plusDays(20))
                .take("secretary", "committee-review", "pass")
                .on(day.plusDays(25))
                .take("organiser", "parent-prereview", "pass");
        sent(other.fill("applicant", "fill-admission-form", "pass", Map.of()).upload("photo", "photo.png", pixel));

        String address = "/cases/" + other.caseId() + "/papers/admission-form";
        assertThat(elsewhere.as("applicant").get(address).attribute("img.paper__photo", "src"))
                .isEqualTo("data:image/png;base64," + Base64.getEncoder().encodeToString(pixel));
        try (PDDocument pdf = Loader.loadPDF(
                elsewhere.as("applicant").download(address + ".pdf").body())) {
            long pictures = 0;
            for (PDPage sheet : pdf.getPages()) {
                for (COSName name : sheet.getResources().getXObjectNames()) {
                    pictures += sheet.getResources().isImageXObject(name) ? 1 : 0;
                }
            }
            assertThat(pictures).isEqualTo(1);
        }
        assertThat(town.as("secretary").get(path("admission-form")).text()).contains("两寸照片");
    }

    private static byte[] photograph() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(35, 49, BufferedImage.TYPE_INT_RGB), "png", file);
        return file.toByteArray();
    }

    @Test
    void whatIsStillEmptyIsSaid() {
        Town fresh = newTown();
        Walk begun = begin(fresh);
        begun.take("applicant", "submit-application", "pass");
        assertThat(begun.casePage("secretary").text("#papers + .empty")).contains("还没有可打印的材料");
        begun.take("secretary", "register-application", "pass")
                .take("secretary", "application-talk", "pass")
                .on(ACTIVIST)
                .take("secretary", "nominate-activist", "pass")
                .take("organiser", "file-activist", "pass")
                .take("secretary", "assign-training-contact", "pass", Map.of("contacts", List.of("contact")));
        assertThat(begun.casePage("secretary").text(".prints"))
                .contains("入党积极分子培养考察登记表", "还空着", "第1次考察", "结论")
                .doesNotContain("入党志愿书");
        assertThat(begun.casePage("applicant").has(".prints")).isFalse();
    }

    @Test
    void aPaperCostsTheSameHoweverMuchStandsOnIt() {
        int small = statements
                .during(() -> town.as("secretary").get(path("training-certificate")))
                .size();
        int large = statements
                .during(() -> town.as("secretary").get(path("admission-form")))
                .size();
        // The person is looked up where the form asks for the day of birth; a photograph would be one more.
        assertThat(large).isLessThanOrEqualTo(small + 1).isLessThanOrEqualTo(20);
    }

    @Test
    void whoReadsEnglishFindsPapersAndPictureNamedInEnglishAndTheFormInChinese() {
        Browser officer = town.as("officer");
        officer.get("/")
                .form("form[action$=/preferences]")
                .set("language", "EN")
                .send();
        Page file = officer.get("/cases/" + walk.caseId());
        assertThat(file.text(".prints"))
                .contains("Application form for admission")
                .doesNotContainPattern("\\p{IsHan}");
        assertThat(officer.get("/cases/" + walk.caseId() + "/diagram").text(".flowband"))
                .contains("Hand in the application")
                .doesNotContainPattern("\\p{IsHan}");
        assertThat(officer.get(path("admission-form")).text(".paper h2")).isEqualTo("说　明");
    }

    private List<String> listed(String who) {
        return walk.casePage(who).html().select(".prints li > a:first-child").eachAttr("href").stream()
                .map(link -> link.substring(link.lastIndexOf('/') + 1))
                .toList();
    }

    private String path(String paper) {
        return "/cases/" + walk.caseId() + "/papers/" + paper;
    }

    private String pdf(String who, String paper) throws IOException {
        try (PDDocument pdf =
                Loader.loadPDF(town.as(who).download(path(paper) + ".pdf").body())) {
            return withoutSpace(new PDFTextStripper().getText(pdf));
        }
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("[\\s\u3000]+", "");
    }

    private static String day(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    /** A case that has come to its end, with something to read in every form. */
    private Walk finished(Town town) {
        Walk walk = begin(town);
        walk.take(
                "applicant", "submit-application", "pass", Map.of("typedHere", "true", "motive", LONG, "growth", LONG));
        walk.take("secretary", "register-application", "pass")
                .on(APPLIED.plusDays(10))
                .take("secretary", "application-talk", "pass")
                .on(ACTIVIST)
                .take("secretary", "nominate-activist", "pass")
                .take("organiser", "file-activist", "pass");
        Form dossier = walk.fill(
                "secretary",
                "assign-training-contact",
                "pass",
                Map.of(
                        "contacts",
                        List.of("contact"),
                        "dossierHere",
                        "true",
                        "unit",
                        "示范街道办事处",
                        "post",
                        "干事",
                        "leagueMonth",
                        "2012-05"));
        experience(dossier);
        relatives(dossier);
        sent(dossier);
        Form review = walk.on(ACTIVIST.plusMonths(6))
                .fill(
                        "secretary",
                        "cultivate-activist",
                        "continue",
                        Map.of("contactOpinion", "思想稳定，工作踏实。", "partyGroupOpinion", "同意继续培养。"));
        review.set("talks[0].date", ACTIVIST.plusMonths(2).toString())
                .set("talks[0].talkedBy", "党员甲")
                .set("talks[0].content", "谈学习党章的体会，鼓励多参加志愿服务。");
        sent(review);
        walk.on(TARGET).take("secretary", "cultivate-activist", "pass");
        becomeTarget(walk);
        LocalDate day = TARGET.plusDays(20);
        prepareReview(walk, day);
        walk.on(day.plusDays(20))
                .take("secretary", "committee-review", "pass")
                .on(day.plusDays(25))
                .take("organiser", "parent-prereview", "pass", Map.of("admissionFormNumber", "示2027-000137"));
        Form form = walk.fill(
                "applicant",
                "fill-admission-form",
                "pass",
                Map.of(
                        "name",
                        NAME,
                        "aspiration",
                        (LONG + "\n").repeat(8).strip(),
                        "nativePlace",
                        "浙江绍兴",
                        "nation",
                        "08",
                        "post",
                        "示范街道办事处社会事务科干事",
                        "residence",
                        "示范市示范区幸福路1号"));
        experience(form);
        relatives(form);
        sent(form);
        walk.take(
                        "contact",
                        "first-introducer-opinion",
                        "pass",
                        Map.of("introducerOpinion", LONG, "post", "示范街道第一社区居委会主任"))
                .take("member", "second-introducer-opinion", "pass", Map.of("introducerOpinion", LONG))
                .take("secretary", "check-admission-form", "pass");
        walk.on(ADMITTED)
                .take("secretary", "admission-meeting", "pass", Map.of("performance", LONG + LONG))
                .on(APPROVED.minusDays(5))
                .take("organiser", "parent-talk", "pass", Map.of("content", LONG))
                .on(APPROVED)
                .take("committee", "parent-approval", "pass", Map.of("approvalOpinion", "经党委会集体讨论，同意支部大会决议。"))
                .on(APPROVED.plusDays(3))
                .take("officer", "file-admission", "pass");
        walk.on(APPROVED.plusDays(5))
                .take("secretary", "assign-branch-group", "pass", Map.of("partyGroup", "第二党小组"))
                .on(APPROVED.plusDays(20))
                .take("secretary", "admission-oath", "pass")
                .on(ADMITTED.plusMonths(6))
                .take("secretary", "probation-education", "continue")
                .on(PROBATION_ENDS.minusDays(20))
                .take("contact", "probation-education", "pass");
        walk.take("applicant", "submit-conversion", "pass", Map.of("typedHere", "true", "performance", LONG));
        walk.take("secretary", "check-conversion", "pass");
        walk.on(PROBATION_ENDS.plusDays(2))
                .take("secretary", "conversion-meeting", "pass", Map.of("performance", LONG))
                .on(PROBATION_ENDS.plusDays(30))
                .take("committee", "conversion-approval", "pass", Map.of("approvalOpinion", "同意支部大会决议。"))
                .take("secretary", "archive-materials", "pass")
                .take("organiser", "review-archive", "pass");
        return walk;
    }

    private static void experience(Form form) {
        form.set("experience[0].from", "2005-09")
                .set("experience[0].to", "2011-07")
                .set("experience[0].unitAndPost", "示范市实验小学学生")
                .set("experience[0].witness", "教师甲")
                .set("experience[1].from", "2011-09")
                .set("experience[1].unitAndPost", "示范市第一中学学生，任班长")
                .set("experience[1].witness", "教师乙");
    }

    private static void relatives(Form form) {
        form.set("family[0].relation", "父亲")
                .set("family[0].name", "仇某")
                .set("family[0].birthMonth", "1968-03")
                .set("family[0].politicalStatus", "01")
                .set("family[0].post", "示范市自来水公司工程师")
                .set("socialRelations[0].relation", "舅舅")
                .set("socialRelations[0].name", "单某")
                .set("socialRelations[0].politicalStatus", "13");
    }

    private static void sent(Form form) {
        Page after = form.send();
        assertThat(after.errors()).isEmpty();
        assertThat(after.status()).isEqualTo(200);
    }
}
