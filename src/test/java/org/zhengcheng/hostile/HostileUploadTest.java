package org.zhengcheng.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.form.Forms;
import org.zhengcheng.hostile.HostileFiles.Hostile;
import org.zhengcheng.installation.Installation;
import org.zhengcheng.material.FileStore;
import org.zhengcheng.material.RefusedFile;
import org.zhengcheng.material.StoredFile;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(90)
@DisplayName("恶意的文件：或者拒收并说明原因，或者只当附件原样发还，什么都不运行、不解开、不外传")
class HostileUploadTest extends ApplicationTest {

    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

    @Autowired
    private Forms forms;

    @Autowired
    private FileStore store;

    @Autowired
    private Installation installation;

    private final Canary canary = new Canary();
    private Town town;
    private Walk walk;
    private String token;

    @BeforeAll
    void anApplicantBegins() {
        clock.set(LocalDate.of(2026, 6, 1));
        town = newTown();
        walk = new Walk(town, clock, jdbc, forms).begin();
        token = town.as("applicant").get("/").attribute("input[name=_csrf]", "value");
    }

    @AfterAll
    void close() throws IOException {
        canary.close();
    }

    Stream<Hostile> everyFile() {
        return HostileFiles.all(canary);
    }

    @ParameterizedTest
    @MethodSource("everyFile")
    void aFileIsRefusedOrLiesStill(Hostile file) throws IOException {
        canary.quiet();
        HttpResponse<String> answer = upload(file.name(), file.content());
        Matcher id = ID.matcher(answer.body());
        if (answer.statusCode() == 201) {
            assertThat(file.taken()).as("it should have been refused").isTrue();
            assertThat(id.find()).isTrue();
            liesStill(UUID.fromString(id.group(1)), file);
        } else {
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body())
                    .contains("\"said\":\"“" + file.name() + "”")
                    .doesNotContain("Exception", "org.zhengcheng");
        }
        assertThat(canary.sang()).isFalse();
        assertThat(leftOver()).as("nothing half received stays").isEmpty();
    }

    private void liesStill(UUID id, Hostile file) {
        String path = "/cases/" + walk.caseId() + "/files/" + id;
        HttpResponse<byte[]> sent = town.as("applicant").download(path);
        assertThat(sent.statusCode()).isEqualTo(200);
        assertThat(sent.body()).as("as it came").isEqualTo(file.content());
        assertThat(sent.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(disposition -> assertThat(disposition).startsWith("attachment;"));
        assertThat(sent.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(sent.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).isIn("application/pdf", "image/png", "image/jpeg"));
        for (int page = 1; page <= 2; page++) {
            HttpResponse<byte[]> drawn = town.as("applicant").download(path + "/preview/" + page);
            assertThat(drawn.statusCode()).isIn(200, 404);
            if (drawn.statusCode() == 200) {
                assertThat(drawn.headers().firstValue("Content-Type")).contains("image/jpeg");
                assertThat(drawn.body()).startsWith(0xFF, 0xD8).hasSizeLessThan(3_000_000);
            }
        }
        assertThat(town.as("applicant").get(path + "/view").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../etc/passwd.pdf",
                "..\\..\\windows\\x.pdf",
                "/etc/cron.d/x.pdf",
                "C:\\x.pdf",
                "\\\\host\\share\\x.pdf",
                "file:///etc/passwd.pdf",
                "....//....//x.pdf",
                "%2e%2e%2fx.pdf",
                "..%c0%afx.pdf",
                "..",
                ".",
                "",
                "/",
                ".htaccess",
                ".pdf",
                "x.pdf\u0000.exe",
                "x.exe\u0000.pdf",
                "x.pdf%00.html",
                "x\u202Efdp.exe",
                "x\u202Eexe.pdf",
                "x\u200B.pdf",
                "a\r\nSet-Cookie: canary=1\r\n.pdf",
                "a\"; filename=\"x.html.pdf",
                "a;filename*=UTF-8''x.html;.pdf",
                "<img src=x onerror=fetch(1)>.pdf",
                "${canary.sing()}.pdf",
                "#{canary.sing()}.pdf",
                "__${7*7}__::.pdf",
                "[[${7*7}]].pdf",
                "=cmd|'-c calc'!A1.pdf",
                "'; drop table stored_file; --.pdf",
                "x.html.pdf",
                "x.pdf.html",
                "x.pdf.",
                "x.pdf ",
                "x.pdf::$DATA",
                "con.pdf",
                "x.pdf;.jpg",
                "x.PdF",
                "党\uD83D\uDE00.pdf",
                "\uD800.pdf"
            })
    void aNameIsOnlyEverShown(String name) throws IOException {
        List<Path> before = everything();
        try {
            StoredFile file = store.take(
                    name,
                    new ByteArrayInputStream(HostileFiles.pdf("")),
                    town.id("applicant"),
                    UUID.randomUUID().toString());
            assertThat(file.name())
                    .doesNotContain("/", "\\", "\0", "\r", "\n", "\u202e", "\u200b")
                    .doesNotStartWith(".")
                    .matches("(?i).*\\.pdf");
            String path = "/cases/" + walk.caseId() + "/files/" + file.id();
            HttpResponse<byte[]> sent = town.as("applicant").download(path);
            assertThat(sent.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains("canary"));
            assertThat(sent.headers().allValues("Content-Disposition"))
                    .singleElement()
                    .asString()
                    .startsWith("attachment; filename=");
            assertThat(town.as("applicant").get(path + "/view").html().select("img[onerror], script:not([src])"))
                    .isEmpty();
        } catch (RefusedFile refused) {
            assertThat(refused.code()).isIn("file.name", "file.ending");
        }
        assertThat(everything().stream().filter(file -> !before.contains(file)))
                .as("a file only ever lies under its hash")
                .allMatch(file -> file.getFileName().toString().matches("[0-9a-f]{2}|[0-9a-f]{64}"));
    }

    private HttpResponse<String> upload(String name, byte[] content) {
        Map<String, String> values =
                Map.of("_csrf", token, "_operation", UUID.randomUUID().toString(), "field", "letter");
        return town.as("applicant").script(walk.stepPath() + "/files", values, name, content);
    }

    private List<Path> everything() throws IOException {
        try (Stream<Path> files = Files.walk(installation.dataFolder().resolve("files"))) {
            return files.toList();
        }
    }

    private List<Path> leftOver() throws IOException {
        return everything().stream()
                .filter(file -> file.getFileName().toString().startsWith("incoming"))
                .toList();
    }
}
