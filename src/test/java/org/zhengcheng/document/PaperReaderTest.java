package org.zhengcheng.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhengcheng.installation.CannotStart;

@DisplayName("打印文书的文件有错就不能启动，并说明哪个文件、哪一处")
class PaperReaderTest {

    private static final Path FOLDER = Path.of("papers");

    private final PaperReader reader = new PaperReader(text(FOLDER.resolve("paper.schema.json")));

    static List<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("member-development"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedPaperReads(Path file) {
        String id = file.getFileName().toString().replace(".json", "");
        Paper paper = reader.read("member-development", id, text(file));
        assertThat(paper.title().chinese()).isNotBlank();
        assertThat(paper.title().english()).doesNotContainPattern("\\p{IsHan}");
        assertThat(paper.sections().stream().flatMap(Paper.Section::sources)).isNotEmpty();
    }

    @Test
    void whatAPaperSaysIsRead() {
        Paper paper = reader.read("test", "some-paper", paper("""
                {"title": "第{#}次", "titleEn": "Time {#}", "each": "talk", "least": 2, "until": "talk.pass", "rows": [
                  {"cells": [{"label": "姓名", "from": "person.name"}, {"label": "日期", "from": "talk.eventDate", "none": true}]},
                  {"cells": [{"span": 12, "lines": ["应到{talk.should}人"], "foot": ["签名：{_}"], "tall": 6}]}]}
                """));
        Paper.Section section = paper.sections().get(0);
        assertThat(section.least()).isEqualTo(2);
        assertThat(section.until()).isEqualTo(new Event("talk", "pass"));
        assertThat(section.sources())
                .containsExactly(
                        new Source("person", "name"), new Source("talk", "eventDate"), new Source("talk", "should"));
        assertThat(section.rows().get(1).cells().get(0).foot().get(0).parts())
                .extracting(Wording.Part::kind)
                .containsExactly(Wording.Kind.PRINTED, Wording.Kind.BY_HAND);
    }

    @Test
    void aRowThatDoesNotFillTheTableIsRefused() {
        refused(
                paper("{\"rows\": [{\"cells\": [{\"label\": \"姓名\", \"from\": \"person.name\"}]}]}"),
                "/sections/0/rows/0 is 6 columns wide and not 12");
        refused(
                paper("{\"rows\": [{\"cells\": [{\"span\": 12, \"down\": 2, \"from\": \"person.name\"}]}]}"),
                "/sections/0/rows/0 reaches down");
        refused(
                paper("{\"rows\": [{\"list\": {\"from\": \"a.b\", \"lines\": 2, \"columns\":"
                        + " [{\"label\": \"姓名\", \"field\": \"name\", \"span\": 5}]}}]}"),
                "/sections/0/rows/0 is 5 columns wide");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"rows\": [{\"cells\": [{\"span\": 12, \"html\": \"<b>\"}]}]}",
                "{\"rows\": [{\"cells\": [{\"span\": 12, \"from\": \"${bean.call()}\"}]}]}",
                "{\"rows\": [{\"cells\": [{\"span\": 12, \"lines\": [\"{a.b\"]}]}]}",
                "{\"rows\": [{\"cells\": [{\"span\": 12, \"tall\": 7}]}]}",
                "{\"layout\": \"letter\", \"rows\": [{\"heading\": \"一\"}]}",
                "{\"layout\": \"poster\", \"blocks\": [{\"text\": \"一\"}]}",
                "{\"layout\": \"letter\", \"blocks\": [{\"text\": \"一\", \"from\": \"a.b\"}]}",
                "{\"least\": 2, \"rows\": [{\"heading\": \"一\"}]}"
            })
    void whatTheSchemaDoesNotKnowIsRefusedWithItsPlace(String section) {
        refused(paper(section), "/sections/0");
    }

    @Test
    void aFileThatBelongsToAnotherPaperOrIsMalformedIsRefused() {
        refused(
                paper("{\"rows\": [{\"heading\": \"一\"}]}").replace("some-paper", "other-paper"),
                "/id is not some-paper");
        refused("{\"id\": ", "end-of-input");
        refused("{\"id\": \"some-paper\", \"id\": \"some-paper\"}", "id");
    }

    private void refused(String source, String words) {
        assertThatThrownBy(() -> reader.read("test", "some-paper", source))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("papers/test/some-paper.json")
                .hasMessageContaining(words);
    }

    private static String paper(String section) {
        return "{\"id\": \"some-paper\", \"title\": \"文书\", \"titleEn\": \"Paper\", \"sections\": [" + section + "]}";
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
