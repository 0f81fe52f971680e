package org.zhengcheng.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhengcheng.support.Town;

@DisplayName("用表格导入，从头到尾：交上来有错，改好再交，确认，在名单里找到；电脑和手机上都一样")
class SheetBrowserTest extends BrowserTest {

    private static final List<String> COLUMNS = List.of("organization", "name", "birth_date");

    @ParameterizedTest
    @ValueSource(ints = {Visitor.DESK, Visitor.PHONE})
    void aSheetIsBroughtCorrectedAndConfirmed(int width) {
        clock.set(LocalDate.of(2026, 6, 1));
        Town town = newTown();
        String branch = jdbc.sql("select code from organization where id = ?")
                .param(town.organizationId("branch"))
                .query(String.class)
                .single();
        Visitor secretary = enter(town, "secretary", width).open("/people").follow("导入 / 导出表格");
        assertThat(secretary.content().textContent()).contains("一　下载空白表格", "导出人员");
        look(secretary, "sheets", width);
        secretary.bring(
                "people",
                COLUMNS,
                List.of(
                        Map.of("organization", branch, "name", "柳浏览"),
                        Map.of("organization", branch, "birth_date", "昨天")));
        assertThat(secretary.content().textContent())
                .contains("1行有错，没有导入", "C6", "要写姓名", "写成日期")
                .doesNotContain("柳浏览");
        secretary.assertFits();
        look(secretary, "bad", width);
        secretary.bring(
                "people",
                COLUMNS,
                List.of(
                        Map.of("organization", branch, "name", "柳浏览"),
                        Map.of("organization", branch, "name", "柳览器", "birth_date", "1990-01-31")));
        assertThat(secretary.content().textContent()).contains("2行都核对好了", "确认导入2人");
        look(secretary, "ready", width);
        secretary.leaveBy(secretary.button("确认导入2人")).untilSettled();
        assertThat(secretary.content().textContent()).contains("已导入2行");
        look(secretary, "done", width);
        secretary.follow("去看人员");
        assertThat(secretary.content().textContent()).contains("柳浏览", "柳览器");
    }

    /** For eyes: {@code -Dsheet.pictures=folder}. */
    private static void look(Visitor visitor, String name, int width) {
        String folder = System.getProperty("sheet.pictures");
        if (folder != null) {
            visitor.page()
                    .screenshot(new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(Path.of(folder, name + "-" + width + ".png")));
        }
    }
}
