package org.zhengcheng.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Photographs the demo's pages at a desk and on a phone into {@code target/screens}, for people to look at. By its name
 * not part of the ordinary run: {@code mvn test -Dtest=Screens}.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class Screens {

    private static final Path FOLDER = Path.of("target", "screens");

    @LocalServerPort
    private int port;

    private Browser browser;
    private int taken;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        String data = Files.createTempDirectory("zhengcheng-screens").toString();
        registry.add("zhengcheng.data-folder", () -> data);
    }

    @Test
    void photograph() throws IOException {
        Files.createDirectories(FOLDER);
        try (Playwright playwright = Chromium.playwright()) {
            browser = Chromium.find().launch(playwright);
            Visitor stranger = Visitor.at(browser, address(), Visitor.DESK).open("/sign-in");
            shoot(stranger, "sign-in");
            stranger.write("账号", "applicant").write("密码", "wrong").press("登录");
            shoot(stranger, "sign-in-wrong");

            Visitor applicant = enter("applicant");
            Visitor secretary = enter("secretary");
            String casePath = apply(applicant);
            shoot(secretary.home(), "home-secretary");
            register(secretary, casePath);
            talk(secretary);
            nominate(secretary, casePath);
            shoot(applicant.home(), "home-applicant-later");
            shoot(applicant.open(casePath), "case-applicant-later");
            shoot(applicant.open("/cases/" + new UUID(0, 0)), "missing");
        }
    }

    private String apply(Visitor applicant) {
        shoot(applicant, "home-applicant");
        shoot(applicant.follow("了解并开始"), "begin");
        shoot(applicant.press("开始，写第一步"), "step1");
        shoot(applicant.press("核对一遍"), "step1-refused");
        shoot(applicant.tick("我想在这里写正文"), "step1-refused-text-open");
        applicant.tick("我想在这里写正文").upload("入党申请书", "入党申请书第一页.pdf").press("核对一遍");
        shoot(applicant, "step1-refused-file-kept");
        shoot(applicant.write("递交日期", today()).press("核对一遍"), "step1-check");
        shoot(applicant.press("递交入党申请书"), "step1-receipt");
        applicant.follow("回到我的进程");
        shoot(applicant, "case-applicant");
        shoot(applicant.follow("所填内容"), "record-step1");
        shoot(applicant.home(), "home-applicant-waiting");
        return URI.create(applicant.page().url()).getPath();
    }

    private void register(Visitor secretary, String casePath) {
        shoot(secretary.follow("受理登记"), "step1b-register");
        shoot(secretary.tick("转交有受理权的党组织"), "step1b-register-refer");
        Visitor stale = enter("secretary").follow("受理登记");
        stale.tick("受理").write("收到日期", today());
        secretary.tick("受理").write("收到日期", today());
        shoot(secretary, "step1b-register-accept");
        secretary.press("受理");
        shoot(secretary, "case-secretary");
        stale.press("受理");
        shoot(stale, "conflict-409");
        stale.close();
        shoot(enter("contact").open(casePath), "case-stranger-missing");
    }

    private void talk(Visitor secretary) {
        shoot(secretary.home(), "home-secretary-talk");
        shoot(secretary.follow("党组织派人谈话"), "step2");
        secretary.page().locator(".fold summary").first().click();
        shoot(secretary, "step2-papers-open");
        secretary.tick("谈话完成").write("谈话地点", "支部活动室").press("谈话完成");
        shoot(secretary, "step2-refused");
        secretary
                .write("谈话日期", today())
                .choose("谈话人", "党员寅")
                .write("谈话内容", "本人经历、对党的认识、入党动机、遵纪守法和家庭情况。")
                .press("谈话完成");
        shoot(secretary, "case-after-talk");
    }

    private void nominate(Visitor secretary, String casePath) {
        shoot(secretary.home().follow("推荐和确定"), "step3");
        secretary
                .tick("列为入党积极分子")
                .tick("党员推荐")
                .write("会议日期", today())
                .write("应到人数", "5")
                .write("实到人数", "2")
                .write("赞成", "2")
                .write("反对", "0")
                .write("弃权", "0")
                .upload("会议记录", "支委会会议记录.pdf");
        shoot(secretary, "step3-filled");
        shoot(secretary.press("列为入党积极分子"), "step3-refused-vote");
        shoot(secretary.tick("退回补正推荐材料"), "step3-return");
        secretary
                .tick("列为入党积极分子")
                .write("实到人数", "5")
                .write("赞成", "4")
                .write("反对", "1")
                .press("列为入党积极分子");
        shoot(secretary, "case-after-nomination");
        secretary
                .page()
                .locator(".log a")
                .filter(new Locator.FilterOptions().setHasText("所填内容"))
                .first()
                .click();
        shoot(secretary, "record-step3");
        shoot(enter("organiser"), "home-organiser");
        shoot(enter("committee").home().follow("备案"), "step4");
    }

    private Visitor enter(String account) {
        return Visitor.at(browser, address(), Visitor.DESK).signIn(account, "demo");
    }

    private void shoot(Visitor visitor, String name) {
        taken++;
        Page page = visitor.page();
        for (int width : new int[] {Visitor.PHONE, Visitor.DESK}) {
            page.setViewportSize(width, 844);
            // As tall as the page: what sticks to the window's edge would else lie across the middle.
            page.setViewportSize(width, (Integer) page.evaluate("document.documentElement.scrollHeight"));
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(FOLDER.resolve("%02d-%s-%d.png".formatted(taken, name, width))));
        }
    }

    private String address() {
        return "http://localhost:" + port;
    }

    private static String today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
    }
}
