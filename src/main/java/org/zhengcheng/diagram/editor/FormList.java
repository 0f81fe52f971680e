package org.zhengcheng.diagram.editor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.diagram.check.CheckDraft;
import org.zhengcheng.diagram.draft.DiagramDraft;
import org.zhengcheng.diagram.forms.DraftForms;
import org.zhengcheng.diagram.forms.FormsOfDraft;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.language.Speaker;
import org.zhengcheng.language.Text;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The forms a draft has, with the steps that ask them, and what a new one begins with. */
@Component
class FormList {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST_NAME = 60;
    private static final String NAMELESS = "form-";
    private static final JsonMapper JSON = new JsonMapper();
    /** A form has at least one question; this one is the shortest. */
    private static final String EMPTY = """
            {"type": "default", "id": "", "schemaVersion": 16, "properties": {}, "components": [
              {"type": "textarea", "key": "remarks", "label": "意见", "validate": {"maxLength": 500},
               "properties": {"en": "Remarks"}}]}
            """;

    private final FormsOfDraft forms;
    private final DraftForms written;
    private final CheckDraft check;
    private final Speaker speaker;

    FormList(FormsOfDraft forms, DraftForms written, CheckDraft check, Speaker speaker) {
        this.forms = forms;
        this.written = written;
        this.check = check;
        this.speaker = speaker;
    }

    /** That of its launch, those its steps ask, in their order, and then those it changes or adds that no step asks yet. */
    List<Line> of(DiagramDraft draft) {
        Diagram diagram = asking(draft);
        FormsOfDraft.Overlaid own = forms.of(draft);
        Map<String, DraftForms.Written> touched = written.of(draft.id());
        Set<String> keys = new LinkedHashSet<>();
        String launch = Diagram.launchKey(draft.procedureKey());
        if (own.base().find(launch).isPresent()) {
            keys.add(launch);
        }
        steps(diagram).map(Step::formKey).forEach(keys::add);
        keys.addAll(own.changed().keySet());
        return keys.stream()
                .map(key -> new Line(
                        key,
                        own.title(key),
                        key.equals(launch)
                                ? List.of(speaker.both("forms.launch"))
                                : steps(diagram)
                                        .filter(step -> key.equals(step.formKey()))
                                        .map(Step::name)
                                        .toList(),
                        own.isUnreadable(key),
                        own.base().find(key).isPresent(),
                        Optional.ofNullable(touched.get(key))
                                .filter(DraftForms.Written::isChange)
                                .orElse(null)))
                .toList();
    }

    /** Those that can be copied. */
    List<FormSchema> all(DiagramDraft draft) {
        return forms.of(draft).forms().all();
    }

    /** The name of a step of the drawing; null if it has none of that id. */
    Text stepName(DiagramDraft draft, String stepId) {
        return Optional.ofNullable(asking(draft).steps().get(stepId))
                .map(Step::name)
                .orElse(null);
    }

    /** A key that no form of the draft has: named after the step it is for, where that can be. */
    String free(DiagramDraft draft, String stepId) {
        FormsOfDraft.Overlaid own = forms.of(draft);
        String folder = draft.procedureKey() + "/";
        List<String> names = new ArrayList<>();
        if (stepId.length() <= LONGEST_NAME && NAME.matcher(stepId).matches()) {
            names.add(stepId);
        }
        int most = own.base().byKey().size() + own.changed().size() + 1;
        for (int n = 1; n <= most; n++) {
            names.add(NAMELESS + n);
        }
        return names.stream()
                .map(folder::concat)
                .filter(key ->
                        !own.changed().containsKey(key) && own.base().find(key).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /** What a new form says first: what another says, or as little as a form can. */
    String beginning(DiagramDraft draft, String key, String from, String title, String titleEn) {
        String text = forms.of(draft).forms().find(from).map(FormSchema::source).orElse(EMPTY);
        ObjectNode form = (ObjectNode) JSON.readTree(text);
        form.put("id", key.substring(key.indexOf('/') + 1));
        form.putObject("properties").put("title", title).put("titleEn", titleEn);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(form);
    }

    private Diagram asking(DiagramDraft draft) {
        Diagram drawn = check.drawn(draft);
        return drawn == null ? forms.began(draft) : drawn;
    }

    private static Stream<Step> steps(Diagram diagram) {
        return Stream.concat(diagram.steps().values().stream(), diagram.acts().values().stream())
                .filter(step -> step.formKey() != null);
    }

    /**
     * A form of a draft.
     *
     * @param steps the names of those that ask it
     * @param unreadable whether it is written in a way nobody can read yet
     * @param known whether the draft began with it
     * @param written what was written of it last; null if it is as the draft began with it
     */
    record Line(
            String key, Text title, List<Text> steps, boolean unreadable, boolean known, DraftForms.Written written) {}
}
