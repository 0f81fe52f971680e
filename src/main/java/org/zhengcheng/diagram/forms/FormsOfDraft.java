package org.zhengcheng.diagram.forms;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.diagram.draft.DiagramDraft;
import org.zhengcheng.form.FormReading;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.FormSet;
import org.zhengcheng.form.Forms;
import org.zhengcheng.language.Text;
import org.zhengcheng.ledger.Sha256;

/** The forms of a draft: those of the version it began with, under those that it changes or adds. */
@Component
public class FormsOfDraft {

    private final DraftForms written;
    private final Diagrams diagrams;
    private final Forms forms;

    FormsOfDraft(DraftForms written, Diagrams diagrams, Forms forms) {
        this.written = written;
        this.diagrams = diagrams;
        this.forms = forms;
    }

    /** The version a draft began with; for a file that was brought, the one for new cases. */
    public Diagram began(DiagramDraft draft) {
        return draft.baseId() == null ? diagrams.newest(draft.procedureKey()) : diagrams.get(draft.baseId());
    }

    /** The forms that came with the application. */
    public FormSet shipped() {
        return forms.shipped();
    }

    /** Reads the text of a form; nothing is kept of it. */
    public FormReading read(String key, String source) {
        return forms.read(key, source);
    }

    public Overlaid of(DiagramDraft draft) {
        FormSet base = began(draft).forms().over(forms.shipped());
        Map<String, FormReading> changed = new LinkedHashMap<>();
        written.of(draft.id()).values().stream()
                .filter(DraftForms.Written::isChange)
                .forEach(one -> changed.put(one.key(), forms.read(one.key(), one.source())));
        return new Overlaid(base, changed);
    }

    /**
     * @param base what the draft began with, and whatever else came with the application
     * @param changed those that were changed or added, as far as they can be read, by their keys
     */
    public record Overlaid(FormSet base, Map<String, FormReading> changed) {

        /** The forms a step of the draft may have; one that cannot be read is none. */
        public FormSet forms() {
            FormSet all = base;
            for (Map.Entry<String, FormReading> one : changed.entrySet()) {
                all = one.getValue().form() == null
                        ? all.without(one.getKey())
                        : all.with(one.getValue().form());
            }
            return all;
        }

        /** What a form is called; as long as nobody can read it, what it was called, and its key if it is new. */
        public Text title(String key) {
            return forms().find(key)
                    .or(() -> base.find(key))
                    .map(FormSchema::title)
                    .orElse(Text.same(key));
        }

        /** Whether a form is written in the draft, so that nobody can read it yet. */
        public boolean isUnreadable(String key) {
            return changed.containsKey(key) && changed.get(key).form() == null;
        }
    }

    /** What a version consists of: its text and, to the letter, its forms. */
    public static String sha256(String text, FormSet forms) {
        return Sha256.of(text
                + forms.all().stream()
                        .map(form -> "\n" + form.key() + " " + form.sha256())
                        .collect(Collectors.joining()));
    }
}
