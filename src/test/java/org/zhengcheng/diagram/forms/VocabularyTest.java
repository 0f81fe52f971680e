package org.zhengcheng.diagram.forms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.Forms;
import org.zhengcheng.support.ApplicationTest;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("字段词汇：每个键一个意思，随系统来的表单都照它问")
class VocabularyTest extends ApplicationTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private Vocabulary vocabulary;

    @Autowired
    private Forms forms;

    @Test
    void everyShippedFormMeansByAKeyWhatTheVocabularyMeans() {
        for (FormSchema form : forms.shipped().all()) {
            assertThat(form.inputs().filter(field -> vocabulary.otherwise(field).isPresent()))
                    .as(form.key())
                    .isEmpty();
        }
    }

    /** What is picked from it must be a field that a form may have. */
    @Test
    void everyFieldOfItCanStandInAForm() {
        assertThat(vocabulary.all()).hasSizeGreaterThan(100).allSatisfy(word -> {
            String form = """
                    {"type": "default", "id": "x", "schemaVersion": 16,
                     "properties": {"title": "一张", "titleEn": "One"}, "components": [%s]}
                    """.formatted(JSON.writeValueAsString(word.field()));
            assertThat(forms.read("test/x", form).faults()).as(word.key()).isEmpty();
        });
    }
}
