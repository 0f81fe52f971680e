package org.zhengcheng.material;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.installation.Installation;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Form;

@DisplayName("材料：按内容认文件，同样的内容只存一份，存了就不再改")
class FileStoreTest extends ApplicationTest {

    @Autowired
    private FileStore store;

    @Autowired
    private Installation installation;

    private UUID applicant;

    @BeforeEach
    void somebodyBringsFiles() {
        applicant = newTown().id("applicant");
    }

    @ParameterizedTest
    @CsvSource({
        "申请书.pdf, pdf, application/pdf",
        "申请书.PDF, pdf, application/pdf",
        "照片.png, png, image/png",
        "照片.jpg, jpg, image/jpeg",
        "照片.JPEG, jpg, image/jpeg"
    })
    void aFileIsTakenForWhatItContains(String name, String kind, String type) throws IOException {
        byte[] content = content(kind);
        StoredFile file = take(name, content);
        assertThat(file.name()).isEqualTo(name);
        assertThat(file.contentType()).isEqualTo(type);
        assertThat(file.sizeBytes()).isEqualTo(content.length);
        assertThat(file.uploadedBy()).isEqualTo(applicant);
        assertThat(store.content(file).getContentAsByteArray()).isEqualTo(content);
        assertThat(store.find(file.id())).contains(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "svg", "zip", "gif", "exe", "text", "script", "xml"})
    void anotherKindIsRefusedWhateverItIsCalled(String kind) throws IOException {
        byte[] content = content(kind);
        for (String name : List.of("文件." + kind, "文件.pdf", "文件.png")) {
            refused(name, content, "file.kind");
        }
    }

    @ParameterizedTest
    @CsvSource({"照片.png, pdf", "申请书.pdf, png", "照片.png, jpg", "申请书.pdf.exe, pdf", "申请书.html, pdf", "申请书, pdf"})
    void aNameThatSaysSomethingElseThanTheContentIsRefused(String name, String kind) throws IOException {
        refused(name, content(kind), "file.ending");
    }

    @Test
    void anEmptyFileIsRefused() {
        refused("申请书.pdf", new byte[0], "file.empty");
    }

    @Test
    void twentyMegabytesAreTakenAndNotOneByteMore() throws IOException {
        byte[] largest = Arrays.copyOf(content("pdf"), (int) FileStore.LARGEST);
        assertThat(take("大.pdf", largest).sizeBytes()).isEqualTo(FileStore.LARGEST);
        refused("大.pdf", Arrays.copyOf(largest, largest.length + 1), "file.tooLarge");
    }

    @ParameterizedTest
    @ValueSource(strings = {".pdf", "..", ".", "", "   ", "/", "C:\\x\\", "../..", "a/.htaccess.pdf", "\u202e.pdf"})
    void aNameThatIsNoneIsRefused(String name) throws IOException {
        refused(name, content("pdf"), "file.name");
    }

    @Test
    void aMissingNameIsRefused() throws IOException {
        refused(null, content("pdf"), "file.name");
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/申请书.pdf, 申请书.pdf",
        "C:\\Users\\me\\申请书.pdf, 申请书.pdf",
        "/etc/申请书.pdf, 申请书.pdf",
        "申\u0000请\u0007书.pdf, 申请书.pdf",
        "申请书\u202efdp.pdf, 申请书fdp.pdf"
    })
    void aNameIsOnlyShownAndNeverAPath(String given, String shown) throws IOException {
        StoredFile file = take(given, content("pdf"));
        assertThat(file.name()).isEqualTo(shown);
        assertThat(store.content(file).getFile().toPath().normalize()).startsWith(folder());
    }

    @Test
    void theSameContentIsStoredOnceUnderItsHash() throws IOException {
        byte[] content = pdf(UUID.randomUUID().toString());
        long before = stored();
        StoredFile first = take("一.pdf", content);
        StoredFile second = take("二.pdf", content);
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.sha256()).isEqualTo(first.sha256()).matches("[0-9a-f]{64}");
        assertThat(stored()).isEqualTo(before + 1);
        assertThat(store.content(first).getFile()).hasName(first.sha256());
    }

    @Test
    void aRequestThatIsRepeatedBringsTheSameFileAndNotASecondOne() throws IOException {
        StoredFile first = take("一.pdf", content("pdf"), "one letter");
        assertThat(take("一.pdf", content("pdf"), "one letter")).isEqualTo(first);
        assertThat(take("一.pdf", pdf("changed"), "one letter").id()).isNotEqualTo(first.id());
        assertThat(take("一.pdf", content("pdf"), "another letter").id()).isNotEqualTo(first.id());
    }

    @Test
    void whatIsRefusedLeavesNothingBehind() throws IOException {
        long before = stored();
        refused("文件.pdf", content("html"), "file.kind");
        refused("文件.pdf", new byte[0], "file.empty");
        InputStream broken = new InputStream() {
            private int sent;

            @Override
            public int read() throws IOException {
                if (sent++ > 100) {
                    throw new IOException("the line is cut");
                }
                return '%';
            }
        };
        assertThatThrownBy(() -> store.take("文件.pdf", broken, applicant, "letter"))
                .hasMessageContaining("cut");
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void onlyWhoBroughtAFileMayHandItIn() throws IOException {
        StoredFile file = take("申请书.pdf", content("pdf"));
        assertThat(store.uploadedBy(applicant, List.of(file.id()))).containsExactly(file);
        assertThat(store.uploadedBy(newTown().id("applicant"), List.of(file.id())))
                .isEmpty();
        assertThat(store.uploadedBy(applicant, List.of(UUID.randomUUID()))).isEmpty();
    }

    private StoredFile take(String name, byte[] content) {
        return take(name, content, UUID.randomUUID() + " letter");
    }

    private StoredFile take(String name, byte[] content, String occasion) {
        return store.take(name, new ByteArrayInputStream(content), applicant, occasion);
    }

    private void refused(String name, byte[] content, String code) {
        assertThatThrownBy(() -> take(name, content))
                .isInstanceOfSatisfying(
                        RefusedFile.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private Path folder() {
        return installation.dataFolder().toAbsolutePath().resolve("files").normalize();
    }

    private long stored() throws IOException {
        if (!Files.exists(folder())) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder())) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private static byte[] content(String kind) throws IOException {
        return switch (kind) {
            case "pdf" -> Form.PDF;
            case "png", "jpg", "gif" -> image(kind);
            case "zip" -> zip();
            case "exe" -> bytes("MZ\u0000\u0000" + "x".repeat(100));
            case "html" -> bytes("<!doctype html><html><script>alert(1)</script></html>");
            case "svg" -> bytes("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>");
            case "xml" -> bytes("<?xml version=\"1.0\"?><a/>");
            case "script" -> bytes("#!/bin/sh\nrm -rf /\n");
            case "text" -> bytes("This is not a PDF");
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static byte[] pdf(String words) {
        byte[] more = bytes("% " + words + "\n");
        byte[] content = Arrays.copyOf(Form.PDF, Form.PDF.length + more.length);
        System.arraycopy(more, 0, content, Form.PDF.length, more.length);
        return content;
    }

    private static byte[] image(String kind) throws IOException {
        ByteArrayOutputStream image = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), kind, image);
        return image.toByteArray();
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry("a.pdf"));
            zip.write(Form.PDF);
        }
        return archive.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
