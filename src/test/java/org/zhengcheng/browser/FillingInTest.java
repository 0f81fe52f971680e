package org.zhengcheng.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhengcheng.support.Town;

@DisplayName("填表像说话：边填边存，文件一件件传，掉线和过期都不丢，核对一遍，拿到回执")
class FillingInTest extends BrowserTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private Town town;

    @BeforeEach
    void morning() {
        clock.set(TODAY);
        town = newTown();
    }

    @ParameterizedTest(name = "{0} px")
    @ValueSource(ints = {Visitor.DESK, Visitor.PHONE})
    @DisplayName("停笔就存，说明几点存的；换一台设备打开，接着填、核对、交、拿回执")
    void whatIsTypedIsSavedAndGoesOnElsewhere(int width) {
        Visitor applicant = begin(width);
        assertThat(applicant.page().locator(".purpose")).containsText("是整个过程的起点");
        applicant.tick("我想在这里写正文").write("成长经历", "在村里长大。");
        applicant.page().locator("summary:has-text('看一个例子')").first().click();
        assertSaved(applicant);

        Visitor elsewhere =
                enter(town, "applicant", Visitor.PHONE).open(applicant.page().url());
        assertThat(elsewhere.field("成长经历").locator("textarea")).hasValue("在村里长大。");
        assertThat(elsewhere.content()).containsText("接着上次填");
        elsewhere
                .write("为什么入党", "为人民服务。")
                .write("今后的努力方向", "继续努力。")
                .write("递交日期", TODAY.toString())
                .upload("入党申请书", "申请书.pdf")
                .press("核对一遍");
        assertThat(elsewhere.page().locator("h1")).hasText("交之前看一遍");
        elsewhere.assertFits();
        elsewhere.page().locator(".answers a[aria-label*='今后的努力方向']").click();
        assertThat(elsewhere.field("今后的努力方向").locator("textarea")).isInViewport();
        elsewhere.write("今后的努力方向", "继续努力，接受考验。").press("核对一遍");
        assertThat(elsewhere.content()).containsText("继续努力，接受考验。");
        elsewhere.press("递交入党申请书");
        assertThat(elsewhere.page().locator(".receipt")).containsText("申请书.pdf");
        assertThat(elsewhere.page().locator(".receipt")).containsText("受理登记");
        elsewhere.assertFits();

        applicant.expecting(409).write("成长经历", "晚了。");
        applicant.key("Tab");
        assertThat(applicant.page().locator("[data-saved]")).containsText("这一步已经有了新的进展");
    }

    @ParameterizedTest(name = "{0} px")
    @ValueSource(ints = {Visitor.DESK, Visitor.PHONE})
    @DisplayName("文件一选就传，缩略图在行里，点开在页内预览；不收的说清楚；删了能撤销")
    void filesAreSentAtOnceAndShown(int width) {
        Visitor applicant = begin(width).expecting(422);
        applicant.upload(
                "入党申请书",
                new FilePayload("第1页.png", "image/png", PNG),
                new FilePayload("说明.txt", "text/plain", "说明".getBytes(StandardCharsets.UTF_8)));
        Locator rows = applicant.field("入党申请书").locator(".file");
        assertThat(rows).hasCount(2);
        Locator taken = rows.filter(new Locator.FilterOptions().setHasText("第1页.png"));
        assertThat(taken).containsText("已收到");
        assertThat(applicant.field("入党申请书").locator(".file--no")).containsText("“说明.txt”没有收下");
        assertSaved(applicant);

        taken.locator("a[data-preview]").click();
        Locator preview = applicant.page().locator("dialog[open]");
        assertThat(preview.locator("img")).isVisible();
        assertThat(preview.locator("img")).hasAttribute("alt", "第1页.png，第1页，共1页");
        applicant.assertFits();
        applicant.key("Escape");
        assertThat(preview).not().isAttached();

        taken.locator("button").click();
        assertThat(taken).containsText("已移除");
        taken.locator("button").click();
        assertThat(taken).containsText("已收到");
        applicant.page().reload();
        assertThat(applicant.field("入党申请书").locator(".file b")).hasText("第1页.png");
    }

    @ParameterizedTest(name = "{0} px")
    @ValueSource(ints = {Visitor.DESK, Visitor.PHONE})
    @DisplayName("断了网说一声，连上自己存；登录过期说一声，在别的窗口登录以后自己存")
    void aBrokenLineAndALostSessionLoseNothing(int width) {
        Visitor applicant = begin(width).expecting(401);
        applicant.online(false);
        applicant.tick("我想在这里写正文").write("成长经历", "断网时写的。").key("Tab");
        assertThat(applicant.page().locator("[data-saved]")).containsText("没有连上");
        applicant.online(true);
        assertSaved(applicant);

        applicant.loseSession();
        applicant.write("成长经历", "过期以后写的。").key("Tab");
        assertThat(applicant.page().locator("[data-saved]")).containsText("登录已过期");
        applicant.press("核对一遍");
        assertThat(applicant.field("成长经历").locator("textarea")).hasValue("过期以后写的。");

        com.microsoft.playwright.Page window = applicant
                .page()
                .waitForPopup(() -> applicant.page().locator("[data-sign-in]").click());
        window.locator("#username").fill(town.username("applicant"));
        window.locator("#password").fill(Town.PASSWORD);
        window.locator("main form button").first().click();
        window.waitForURL(url -> !url.contains("/sign-in"));
        window.close();
        assertSaved(applicant);
        assertThat(jdbc.sql("select count(*) from draft where person_id = ?")
                        .param(town.id("applicant"))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        Visitor elsewhere =
                enter(town, "applicant", width).open(applicant.page().url());
        assertThat(elsewhere.field("成长经历").locator("textarea")).hasValue("过期以后写的。");
    }

    @Test
    @DisplayName("文件拖进框里就传，几件一起也行；只在框上时框变色")
    void filesAreDropped() {
        Visitor applicant = begin(Visitor.DESK);
        Locator box = applicant.field("入党申请书").locator(".pick");
        JSHandle dragged = applicant.page().evaluateHandle("""
                () => {
                  const dragged = new DataTransfer();
                  for (const n of [1, 2]) {
                    dragged.items.add(new File(['%PDF-1.4\\n% page ' + n + '\\n'], n + '.pdf', { type: 'application/pdf' }));
                  }
                  return dragged;
                }""");
        Map<String, JSHandle> drag = Map.of("dataTransfer", dragged);
        box.dispatchEvent("dragover", drag);
        assertThat(box).hasClass(Pattern.compile("is-over"));
        box.dispatchEvent("drop", drag);
        assertThat(box).not().hasClass(Pattern.compile("is-over"));
        Locator received = applicant.field("入党申请书").locator(".file input[type=hidden]");
        assertThat(received).hasCount(2);
        assertThat(applicant.field("入党申请书")).containsText("1.pdf");
        assertThat(applicant.field("入党申请书")).containsText("2.pdf");
    }

    @ParameterizedTest(name = "{0} px")
    @ValueSource(ints = {Visitor.DESK, Visitor.PHONE})
    @DisplayName("传到一半断了：说清楚，能再传；连上以后自己再传")
    void aCutUploadIsSentAgain(int width) {
        Visitor applicant = begin(width);
        Locator letter = applicant.field("入党申请书");
        applicant.online(false);
        applicant.upload("入党申请书", "申请书.pdf");
        assertThat(letter).containsText("没有传完，连接断了");
        letter.locator(".file button").click();
        assertThat(letter).containsText("没有传完，连接断了");
        applicant.online(true);
        assertThat(letter.locator(".file input[type=hidden]")).hasCount(1);
        assertThat(letter).not().containsText("没有传完");
    }

    private Visitor begin(int width) {
        return enter(town, "applicant", width).follow("了解并开始").press("开始");
    }

    private static void assertSaved(Visitor visitor) {
        assertThat(visitor.page().locator("[data-savebar]:not([aria-busy=true]) [data-saved]"))
                .hasText("09:00已保存");
    }
}
