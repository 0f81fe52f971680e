package org.zhengcheng.casework.draft;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.casework.redo.Correction;
import org.zhengcheng.casework.redo.Marking;
import org.zhengcheng.form.Field;
import org.zhengcheng.form.FieldWords;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.Forms;
import org.zhengcheng.form.Input;
import org.zhengcheng.identity.FieldCipher;
import org.zhengcheng.language.Speaker;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The drafts: one of each person for each step of a case, encrypted, because forms ask for identity numbers. Only its
 * author ever gets one back, or whoever took over the author's office.
 */
@Component
public class Drafts {

    /** The inputs around the form that are part of what somebody wrote. */
    private static final Set<String> BESIDE_THE_FORM =
            Set.of(StepForm.OUTCOME, StepForm.REASON, StepForm.SIGNED_PAPER, Correction.WHOLE);

    /** In characters; the longest shipped form filled to its limits has about 100,000. */
    private static final int LARGEST = 400_000;

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, List<String>>> VALUES = new TypeReference<>() {};
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final Forms forms;
    private final FieldWords words;
    private final Speaker speaker;
    private final FieldCipher cipher;
    private final JdbcClient jdbc;
    private final Clock clock;

    Drafts(Forms forms, FieldWords words, Speaker speaker, FieldCipher cipher, JdbcClient jdbc, Clock clock) {
        this.forms = forms;
        this.words = words;
        this.speaker = speaker;
        this.cipher = cipher;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether an input around the form is part of what somebody wrote. */
    static boolean isBeside(String name) {
        return BESIDE_THE_FORM.contains(name) || Marking.isMark(name);
    }

    /** What a person has begun to write for a step. */
    public Optional<Draft> find(UUID caseId, String stepId, UUID personId) {
        return jdbc.sql("select * from draft where case_id = ? and step_id = ? and person_id = ?")
                .params(caseId, stepId, personId)
                .query((row, n) -> new Draft(
                        row.getObject("operation", UUID.class),
                        row.getString("form_sha256"),
                        row.getInt("revision"),
                        row.getObject("saved_at", OffsetDateTime.class).toInstant(),
                        new Input(JSON.readValue(cipher.decrypt(row.getString("content")), VALUES))))
                .optional();
    }

    /** What a page says of a draft shown in the present version of its form. */
    public Draft.Note note(Draft draft, FormSchema now) {
        FormSchema begun = forms.version(draft.formSha256());
        return new Draft.Note(
                draft.revision(),
                draft.savedAt(),
                words.between(begun, now),
                new LeftOver(begun, draft.beyond(now), speaker).all());
    }

    /**
     * Keeps what was written; the last to save wins.
     *
     * @param seen the revision the page was opened with, 0 for none
     * @return what is kept now, and when another page had saved something else in the meantime
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Saved save(UUID caseId, String stepId, UUID personId, FormSchema form, UUID operation, int seen, Input input) {
        Optional<Draft> stored = find(caseId, stepId, personId);
        Input written = together(input.only(name -> isBeside(name) || !StepForm.isAround(name)), stored, form);
        String content = JSON.writeValueAsString(written.values());
        if (content.length() > LARGEST) {
            throw new DraftTooLarge();
        }
        Optional<Instant> elsewhere = stored.filter(draft -> draft.revision() != seen)
                .filter(draft -> !draft.input().values().equals(written.values()))
                .map(Draft::savedAt);
        int revision = jdbc.sql("insert into draft"
                        + " (case_id, step_id, person_id, form_sha256, operation, content, file_ids, revision, saved_at)"
                        + " values (:case, :step, :person, :form, :operation, :content, :files, 1, :now)"
                        + " on conflict (case_id, step_id, person_id) do update set"
                        + " operation = excluded.operation, content = excluded.content, file_ids = excluded.file_ids,"
                        + " revision = draft.revision + 1, saved_at = excluded.saved_at returning revision")
                .param("case", caseId)
                .param("step", stepId)
                .param("person", personId)
                .param("form", form.sha256())
                .param("operation", operation)
                .param("content", cipher.encrypt(content))
                .param("files", files(asked(stored, form), written))
                .param("now", OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
                .query(Integer.class)
                .single();
        return new Saved(revision, clock.instant(), elsewhere.orElse(null));
    }

    /** What was written before for what the form does not ask any more stays with what is written now. */
    private static Input together(Input now, Optional<Draft> stored, FormSchema form) {
        Input all = now;
        for (Map.Entry<String, List<String>> before : stored.map(draft -> draft.beyond(form))
                .orElseGet(Input::empty)
                .values()
                .entrySet()) {
            all = all.all(before.getKey()).isEmpty() ? all.with(before.getKey(), before.getValue()) : all;
        }
        return all;
    }

    /** The present form, and the one in which the draft was begun. */
    private List<FormSchema> asked(Optional<Draft> stored, FormSchema form) {
        return Stream.concat(Stream.of(form), stored.map(Draft::formSha256).map(forms::version).stream())
                .toList();
    }

    /** Whether what somebody has begun to write is for a form that asked for an input. */
    boolean hasAsked(UUID caseId, String stepId, UUID personId, String name) {
        return find(caseId, stepId, personId)
                .map(draft -> forms.version(draft.formSha256()).asks(name))
                .orElse(false);
    }

    /** The step was taken: nobody has anything left to hand in for it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void discard(UUID caseId, String stepId) {
        jdbc.sql("delete from draft where case_id = ? and step_id = ?")
                .params(caseId, stepId)
                .update();
    }

    /**
     * Another person takes over what somebody wrote, with the files that are in it and nowhere else; what they have begun
     * themselves stays theirs.
     *
     * @return whether there was something to take over
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean handOver(UUID caseId, String stepId, UUID from, UUID to) {
        List<UUID[]> moved = jdbc.sql("update draft d set person_id = :to where case_id = :case and step_id = :step"
                        + " and person_id = :from and not exists (select from draft own where own.case_id = d.case_id"
                        + " and own.step_id = d.step_id and own.person_id = :to) returning file_ids")
                .param("case", caseId)
                .param("step", stepId)
                .param("from", from)
                .param("to", to)
                .query((row, n) -> (UUID[]) row.getArray(1).getArray())
                .list();
        for (UUID[] files : moved) {
            jdbc.sql("update stored_file f set uploaded_by = :to where id = any(:files) and uploaded_by = :from"
                            + " and not exists (select from step_file s where s.file_id = f.id)")
                    .param("to", to)
                    .param("from", from)
                    .param("files", files)
                    .update();
        }
        return !moved.isEmpty();
    }

    /** The case has ended. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void discard(UUID caseId) {
        jdbc.sql("delete from draft where case_id = ?").param(caseId).update();
    }

    /** Beside the ciphertext, so that files in use are known without the key. */
    private static UUID[] files(List<FormSchema> forms, Input input) {
        return Stream.concat(
                        Stream.of(StepForm.SIGNED_PAPER),
                        forms.stream()
                                .flatMap(FormSchema::inputs)
                                .filter(field -> field.type() == Field.Type.FILEPICKER)
                                .map(Field::key))
                .distinct()
                .flatMap(name -> input.all(name).stream())
                .filter(id -> id.matches(ID))
                .map(UUID::fromString)
                .toArray(UUID[]::new);
    }

    /**
     * A draft was saved.
     *
     * @param elsewhere when another page had saved something else since this one was opened; null if none had
     */
    public record Saved(int revision, Instant savedAt, Instant elsewhere) {}
}
