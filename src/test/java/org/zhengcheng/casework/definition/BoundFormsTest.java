package org.zhengcheng.casework.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.Forms;
import org.zhengcheng.support.ApplicationTest;

@DisplayName("一版流程图绑定一版表单：用上的时候绑定一次，以后不变")
class BoundFormsTest extends ApplicationTest {

    private static final String SHIPPED = "member-development-2026.bpmn20.xml";
    private static final String TALK = "member-development/application-talk";

    @Autowired
    private Diagrams diagrams;

    @Autowired
    private Forms forms;

    @Autowired
    private BoundForms bound;

    private byte[] shipped() throws IOException {
        return Files.readString(Path.of("processes", SHIPPED)).getBytes(StandardCharsets.UTF_8);
    }

    private List<Map<String, Object>> rows(String definitionId) {
        return jdbc.sql("select form_key, sha256 from diagram_form where definition_id = ? order by form_key")
                .param(definitionId)
                .query()
                .listOfRows();
    }

    @Test
    void everyVersionInUseIsBoundToEveryFormItsStepsAsk() {
        for (Diagram version : diagrams.versions("member-development")) {
            assertThat(version.steps().values())
                    .allSatisfy(step -> assertThat(step.form().key()).isEqualTo(step.formKey()));
            assertThat(rows(version.definitionId()))
                    .hasSize(version.forms().byKey().size());
        }
    }

    @Test
    void aVersionKeepsItsFormWhateverALaterOneAsks() throws IOException {
        Diagram before = diagrams.deploy(SHIPPED, shipped());
        FormSchema talk = before.step("application-talk").form();
        FormSchema other = forms.read(TALK, talk.source().replaceFirst("\"title\": \"[^\"]*\"", "\"title\": \"另一张\""))
                .form();
        Diagram after = diagrams.deploy(SHIPPED, shipped(), forms.shipped().with(other));
        try {
            assertThat(diagrams.get(after.definitionId())
                            .step("application-talk")
                            .form()
                            .title()
                            .chinese())
                    .isEqualTo("另一张");
            assertThat(diagrams.get(before.definitionId())
                            .step("application-talk")
                            .form()
                            .sha256())
                    .isEqualTo(talk.sha256());
            assertThat(bound.of(after.definitionId()).find(TALK).orElseThrow().source())
                    .as("as it is read on another node")
                    .isEqualTo(other.source());
        } finally {
            diagrams.deploy(SHIPPED, shipped());
        }
    }

    @Test
    void whatWasInUseBeforeIsBoundOnceToTheFormsThatCame() throws IOException {
        Diagram version = diagrams.deploy(SHIPPED, shipped());
        List<Map<String, Object>> first = rows(version.definitionId());
        superuser
                .jdbc()
                .sql("delete from diagram_form where definition_id = ?")
                .param(version.definitionId())
                .update();
        diagrams.bindAll();
        assertThat(rows(version.definitionId())).isNotEmpty().isEqualTo(first);
        diagrams.bindAll();
        assertThat(rows(version.definitionId())).isEqualTo(first);
    }

    @Test
    void theApplicationItselfCannotChangeWhatAVersionIsBoundTo() throws IOException {
        Diagram version = diagrams.deploy(SHIPPED, shipped());
        assertThatThrownBy(() -> jdbc.sql("delete from diagram_form where definition_id = ?")
                        .param(version.definitionId())
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(
                        () -> jdbc.sql("update form_version set content = '{}'").update())
                .isInstanceOf(DataAccessException.class);
    }
}
