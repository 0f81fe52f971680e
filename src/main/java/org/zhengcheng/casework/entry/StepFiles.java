package org.zhengcheng.casework.entry;

import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.form.Field;
import org.zhengcheng.form.FormSchema;

/** The files handed in with the steps of a case; the same material again is a new version beside the old one. */
@Component
public class StepFiles {

    /** What is handed in beside the form, and as which material. */
    private static final Map<String, String> BESIDE =
            Map.of(StepForm.SIGNED_PAPER, "signed-paper", StepForm.PAPER_FILE, "paper-file");

    private final JdbcClient jdbc;

    StepFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes which files a step handed in, and as what. */
    public void handIn(StepRecord taken, Step step, FormSchema form) {
        form.inputs().filter(field -> field.type() == Field.Type.FILEPICKER).forEach(field -> {
            List<UUID> ids = taken.answers().ids(field.key());
            if (!ids.isEmpty()) {
                handIn(taken, material(step, field), field.key(), ids);
            }
        });
        BESIDE.forEach((field, material) -> {
            List<UUID> ids = taken.answers().ids(field);
            if (!ids.isEmpty()) {
                handIn(taken, material, field, ids);
            }
        });
    }

    private void handIn(StepRecord taken, String material, String field, List<UUID> ids) {
        jdbc.sql("insert into step_file (record_id, file_id, case_id, material, field, version)"
                        + " select :record, f.id, :case, :material, :field,"
                        + " 1 + coalesce((select max(version) from step_file"
                        + "  where case_id = :case and material is not distinct from :material and field = :field), 0)"
                        + " from stored_file f where f.id in (:ids) on conflict (record_id, file_id) do nothing")
                .param("record", taken.id())
                .param("case", taken.caseId())
                .param("material", material, Types.VARCHAR)
                .param("field", field)
                .param("ids", ids)
                .update();
    }

    /** The records of a case with which a file was handed in. */
    public Set<UUID> recordsWith(UUID fileId, UUID caseId) {
        return jdbc.sql("select record_id from step_file where file_id = ? and case_id = ?")
                .params(fileId, caseId)
                .query(UUID.class)
                .set();
    }

    private static String material(Step step, Field field) {
        Optional<Step.Material> material = step.materials().stream()
                .filter(declared -> declared.field().equals(field.key()))
                .findFirst();
        return material.map(Step.Material::id).orElse(null);
    }
}
