package org.zhengcheng.casework.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.form.Field;
import org.zhengcheng.language.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("表单从会议取的词：表单规范里列的和程序认得的一样多")
class MeetingWordTest {

    @Test
    void theSchemaOfFormsListsTheWordsThatAreKnown() throws IOException {
        JsonNode schema = new JsonMapper().readTree(Files.readString(Path.of("forms", "form.schema.json")));
        List<String> listed = new ArrayList<>();
        schema.path("$defs").path("meeting").path("enum").forEach(word -> listed.add(word.asString()));
        assertThat(listed).doesNotHaveDuplicates().hasSize(MeetingWord.values().length);
        assertThat(listed).allMatch(word -> MeetingWord.of(field(word)).isPresent());
        assertThat(MeetingWord.of(field("howSomebodyVoted"))).isEmpty();
    }

    private static Field field(String word) {
        return new Field(
                Field.Type.TEXTFIELD,
                "key",
                Text.same("label"),
                null,
                new Field.Rules(false, null, null, null, null, null),
                List.of(),
                List.of(),
                List.of(),
                Map.of("meeting", word));
    }
}
