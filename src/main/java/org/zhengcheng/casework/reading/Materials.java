package org.zhengcheng.casework.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.Rights;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.form.Field;
import org.zhengcheng.form.Forms;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;

/** The materials of a case that were handed in more than once, each with all its versions. */
@Component
public class Materials {

    private final Rights rights;
    private final Forms forms;
    private final JdbcClient jdbc;

    Materials(Rights rights, Forms forms, JdbcClient jdbc) {
        this.rights = rights;
        this.forms = forms;
        this.jdbc = jdbc;
    }

    /** As far as a person may read what they were handed in with; in one statement, and none without a second version. */
    public List<Material> handedInAgain(Rights.Standpoint at, History history, Actor actor) {
        if (history.records().size() < 2) {
            return List.of();
        }
        record Row(UUID recordId, UUID id, String name, String stepId, String field, int version) {}
        Map<UUID, StepRecord> readable = new LinkedHashMap<>();
        history.records().stream()
                .filter(step -> rights.mayReadSubmission(actor.personId(), step, at))
                .forEach(step -> readable.put(step.id(), step));
        Map<String, Map<Integer, List<Row>>> found = new LinkedHashMap<>();
        jdbc
                .sql("select s.record_id, f.id, f.name, r.step_id, s.field, s.version from step_file s"
                        + " join stored_file f on f.id = s.file_id join step_record r on r.id = s.record_id"
                        + " where s.case_id = ? order by r.seq, s.version desc, f.uploaded_at, f.name")
                .param(at.file().id())
                .query(Row.class)
                .list()
                .stream()
                .filter(row -> readable.containsKey(row.recordId()))
                .forEach(row -> found.computeIfAbsent(row.stepId() + "." + row.field(), key -> new LinkedHashMap<>())
                        .computeIfAbsent(row.version(), version -> new ArrayList<>())
                        .add(row));
        return found.values().stream()
                .filter(versions -> versions.size() > 1)
                .map(versions -> {
                    int newest =
                            versions.keySet().stream().max(Integer::compare).orElseThrow();
                    List<Version> all = versions.entrySet().stream()
                            .sorted(Map.Entry.<Integer, List<Row>>comparingByKey()
                                    .reversed())
                            .map(version -> new Version(
                                    version.getKey(),
                                    version.getKey() == newest,
                                    readable.get(version.getValue().get(0).recordId())
                                            .eventDate(),
                                    version.getValue().stream()
                                            .map(row -> new CaseView.File(row.id(), row.name(), null, row.version()))
                                            .toList()))
                            .toList();
                    Row any = versions.values().iterator().next().get(0);
                    return new Material(label(readable.get(any.recordId()), any.field()), all);
                })
                .toList();
    }

    private Text label(StepRecord record, String field) {
        return forms.version(record.formSha256()).field(field).map(Field::label).orElse(null);
    }

    /**
     * A material and its versions, the newest first.
     *
     * @param label what the form called it; null for the paper signed for somebody
     */
    public record Material(Text label, List<Version> versions) {}

    /** One version; {@code current} if it is the newest. */
    public record Version(int number, boolean current, LocalDate day, List<CaseView.File> files) {}
}
