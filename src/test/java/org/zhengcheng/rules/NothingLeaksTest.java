package org.zhengcheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.zhengcheng.form.Forms;
import org.zhengcheng.installation.Installation;
import org.zhengcheng.organization.member.CitizenId;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("个人信息不漏：日志、数据库日志、出错的页面、临时文件、导出的表格里都没有")
@ExtendWith(OutputCaptureExtension.class)
class NothingLeaksTest extends ApplicationTest {

    private static final String PHONE = "10000087654";
    private static final String HOME = "金丝雀街5号";
    private static final String WORK = "金丝雀工厂";
    private static final AtomicInteger NEXT = new AtomicInteger(800);

    @TempDir
    private static Path folder;

    @Autowired
    private Forms forms;

    @Autowired
    private Installation installation;

    private Town town;
    private String person;
    private String number;

    @BeforeEach
    void somebodyOfWhomEverythingIsKnown() {
        clock.set(LocalDate.of(2026, 6, 1));
        town = newTown();
        person = "/people/" + town.id("applicant");
        number = CitizenId.specimen(LocalDate.of(1998, 5, 20), NEXT.incrementAndGet())
                .number();
        change().set("citizen_id", number)
                .set("phone", PHONE)
                .set("residence", HOME)
                .send();
    }

    private Form change() {
        return town.as("secretary").get(person + "/change").form("main form");
    }

    @Test
    void aRowThatTheDatabaseRefusesIsNotInTheLogNorOnThePage(CapturedOutput output) {
        superuser
                .jdbc()
                .sql("alter table person_record add constraint canary check (unit_and_post is distinct from '" + WORK
                        + "') not valid")
                .update();
        try {
            Page refused = change().set("unit_and_post", WORK).send();

            assertThat(refused.status()).isEqualTo(500);
            assertThat(output.getAll()).as("something is logged").contains("canary", "person_record");
            assertThat(output.getAll()).doesNotContain(WORK, HOME, number, PHONE);
            assertThat(refused.html().outerHtml()).doesNotContain(WORK, HOME, number, PHONE, "canary", "SQL");
        } finally {
            superuser
                    .jdbc()
                    .sql("alter table person_record drop constraint canary")
                    .update();
        }
        assertThat(setting("log_error_verbosity"))
                .as("nor in the log of the database")
                .isEqualTo("terse");
        assertThat(setting("log_statement")).isEqualTo("none");
        assertThat(setting("log_parameter_max_length_on_error")).isEqualTo("0");
        assertThat(setting("log_min_duration_statement")).isEqualTo("-1");
    }

    @Test
    @DisplayName("走一遍、导出、出错以后，临时文件夹里什么都没留下，日志里也没有")
    void nothingIsLeftInTemporaryFiles(CapturedOutput output) throws IOException {
        new Walk(town, clock, jdbc, forms)
                .begin()
                .take("applicant", "submit-application", "pass")
                .take("secretary", "register-application", "pass");
        for (String who : List.of("secretary", "committee", "officer", "commissioner", "organiser")) {
            HttpResponse<byte[]> sheet = town.as(who).download("/sheets/people/export");
            assertThat(sheet.statusCode()).as(who).isEqualTo(200);
            List<String> parts = parts(sheet.body());
            assertThat(parts).as(who).isNotEmpty();
            assertThat(String.join("", parts))
                    .as("the whole number, to %s", who)
                    .doesNotContain(number, PHONE);
        }
        town.as("secretary").send(person + "/change", Map.of("residence", HOME), true);
        town.as("secretary")
                .get("/people")
                .form("form[role=search]")
                .set("q", number)
                .send();

        assertThat(output.getAll()).doesNotContain(HOME, number, PHONE);
        assertThat(files())
                .as("files outside the database and the store")
                .allSatisfy(file -> assertThat(text(file))
                        .as("%s", file)
                        .doesNotContain(HOME)
                        .doesNotContain(number, PHONE));
    }

    /** What lies in the temporary folder and beside the database since this run began. */
    private List<Path> files() throws IOException {
        Path data = installation.dataFolder().toAbsolutePath();
        List<Path> found = new ArrayList<>();
        for (Path place : List.of(Path.of(System.getProperty("java.io.tmpdir")), data)) {
            try (Stream<Path> all = Files.list(place)) {
                all.filter(path -> !path.equals(data) && !path.endsWith("postgres"))
                        .filter(path -> Files.isRegularFile(path)
                                || path.startsWith(data)
                                || path.getFileName().toString().startsWith("tomcat"))
                        .flatMap(NothingLeaksTest::below)
                        .filter(path -> path.toFile().length() < 20_000_000)
                        .forEach(found::add);
            }
        }
        assertThat(found).isNotEmpty();
        return found;
    }

    private static Stream<Path> below(Path path) {
        try {
            return Files.walk(path).filter(Files::isRegularFile).filter(Files::isReadable).toList().stream();
        } catch (IOException | UncheckedIOException goneMeanwhile) {
            return Stream.of();
        }
    }

    private static String text(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return new String(bytes, StandardCharsets.UTF_8) + String.join("", parts(bytes));
        } catch (NoSuchFileException goneMeanwhile) {
            return "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The parts of a workbook; none of anything else. */
    private static List<String> parts(byte[] file) throws IOException {
        List<String> parts = new ArrayList<>();
        if (file.length > 2 && file[0] == 'P' && file[1] == 'K') {
            Path workbook = Files.write(folder.resolve("workbook"), file);
            try (ZipFile zip = new ZipFile(workbook.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    parts.add(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return parts;
    }

    private String setting(String name) {
        return superuser
                .jdbc()
                .sql("select current_setting(?)")
                .param(name)
                .query(String.class)
                .single();
    }
}
