package org.zhengcheng.diagram.newer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.DiagramExaminer;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.definition.ShippedDiagrams;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.diagram.draft.DiagramDraft;
import org.zhengcheng.diagram.draft.DiagramDrafts;
import org.zhengcheng.diagram.forms.FormsOfDraft;
import org.zhengcheng.diagram.release.ReleaseRecords;
import org.zhengcheng.diagram.words.DiagramComparison;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.FormSet;
import org.zhengcheng.language.Text;

/**
 * What came with a newer release of the application than the version a draft goes back to. A procedure in use is never
 * changed by that; whoever works on a draft is told and takes over what they want.
 */
@Component
public class NewerShipped {

    private final Diagrams diagrams;
    private final ShippedDiagrams shipped;
    private final DiagramExaminer examiner;
    private final DiagramDrafts drafts;
    private final FormsOfDraft forms;
    private final DiagramComparison comparison;
    private final ReleaseRecords releases;

    NewerShipped(
            Diagrams diagrams,
            ShippedDiagrams shipped,
            DiagramExaminer examiner,
            DiagramDrafts drafts,
            FormsOfDraft forms,
            DiagramComparison comparison,
            ReleaseRecords releases) {
        this.diagrams = diagrams;
        this.shipped = shipped;
        this.examiner = examiner;
        this.drafts = drafts;
        this.forms = forms;
        this.comparison = comparison;
        this.releases = releases;
    }

    /** What is newer, the drawing first and then the forms in the order of their keys; empty if nothing is. */
    List<Part> of(DiagramDraft draft) {
        Diagram began = forms.began(draft);
        Optional<Diagram> ancestor = ancestor(began);
        Optional<ShippedDiagrams.Edition> edition =
                shipped.edition(draft.procedureKey(), began.regulation().version());
        if (ancestor.isEmpty() || edition.isEmpty()) {
            return List.of();
        }
        FormsOfDraft.Overlaid own = forms.of(draft);
        Diagram drawn = read(drafts.text(draft.id(), draft.revision()), own.forms());
        Diagram young = edition.get().diagram();
        return Stream.concat(
                        drawing(draft, ancestor.get(), edition.get()).stream(),
                        young.forms().all().stream()
                                .flatMap(form -> form(form, young, ancestor.get(), drawn, own).stream()))
                .toList();
    }

    /** Whether anything of it is not in the draft. */
    public boolean isOffered(DiagramDraft draft) {
        return draft.isOpen() && of(draft).stream().anyMatch(part -> part.stand() != Stand.TAKEN);
    }

    /** The version that came with the application and to which another goes back: the last one before somebody changed it. */
    private Optional<Diagram> ancestor(Diagram began) {
        Set<String> released = releases.definitions(began.key());
        return diagrams.versions(began.key()).stream()
                .filter(version -> version.version() <= began.version())
                .filter(version ->
                        version.regulation().version().equals(began.regulation().version()))
                .filter(version -> !released.contains(version.definitionId()))
                .findFirst();
    }

    /** All three drawings are read with the same forms, so that only what is drawn makes a difference. */
    private Optional<Part> drawing(DiagramDraft draft, Diagram ancestor, ShippedDiagrams.Edition edition) {
        String before = diagrams.text(ancestor.definitionId());
        if (before.equals(edition.text())) {
            return Optional.empty();
        }
        FormSet same = ancestor.forms().over(forms.shipped());
        Diagram was = read(before, same);
        Diagram is = read(edition.text(), same);
        Diagram mine = read(drafts.text(draft.id(), draft.revision()), same);
        List<DiagramComparison.Change> theirs = was == null || is == null ? List.of() : comparison.between(was, is);
        if (theirs.isEmpty()) {
            return Optional.empty();
        }
        List<DiagramComparison.Change> own = mine == null ? List.of() : comparison.between(was, mine);
        Stand stand = mine != null && comparison.between(mine, is).isEmpty()
                ? Stand.TAKEN
                : mine != null && own.isEmpty() ? Stand.OFFERED : Stand.CHANGED;
        return Optional.of(new Part("", is.name(), edition.text(), stand, theirs, own, null));
    }

    private Diagram read(String text, FormSet with) {
        return examiner.examine(text.getBytes(StandardCharsets.UTF_8), with).diagram();
    }

    private Optional<Part> form(
            FormSchema young, Diagram edition, Diagram ancestor, Diagram drawn, FormsOfDraft.Overlaid own) {
        FormSchema was = ancestor.forms().find(young.key()).orElse(null);
        if (was == null) {
            return Optional.of(added(young, edition, drawn, own));
        }
        if (was.sha256().equals(young.sha256())) {
            return Optional.empty();
        }
        List<DiagramComparison.Change> theirs = comparison.between(was, young);
        if (theirs.isEmpty()) {
            return Optional.empty();
        }
        FormSchema mine = own.forms().find(young.key()).orElse(null);
        Stand stand = mine == null
                ? Stand.CHANGED
                : mine.sha256().equals(young.sha256())
                        ? Stand.TAKEN
                        : mine.sha256().equals(was.sha256()) ? Stand.OFFERED : Stand.CHANGED;
        return Optional.of(new Part(
                young.key(),
                young.title(),
                young.source(),
                stand,
                theirs,
                mine == null ? List.of() : comparison.between(was, mine),
                null));
    }

    /**
     * A form that the older release did not have. A draft that asks it without having written it asks the shipped one.
     *
     * @param drawn the draft; null if it cannot be read
     */
    private Part added(FormSchema young, Diagram edition, Diagram drawn, FormsOfDraft.Overlaid own) {
        boolean isWritten = own.changed().containsKey(young.key());
        FormSchema mine = own.forms().find(young.key()).orElse(null);
        boolean isAsked = drawn != null && drawn.forms().find(young.key()).isPresent();
        Stand stand = mine == null || !mine.sha256().equals(young.sha256())
                ? Stand.CHANGED
                : isWritten || isAsked ? Stand.TAKEN : Stand.OFFERED;
        return new Part(
                young.key(),
                young.title(),
                young.source(),
                stand,
                List.of(comparison.added(young)),
                mine == null || stand != Stand.CHANGED ? List.of() : List.of(comparison.added(mine)),
                askedBy(edition, young.key()));
    }

    /** The names of what asks a form; none for that of a launch. */
    private static List<Text> askedBy(Diagram diagram, String key) {
        return Stream.concat(diagram.steps().values().stream(), diagram.acts().values().stream())
                .filter(step -> key.equals(step.formKey()))
                .map(Step::name)
                .toList();
    }

    /** How it stands with something newer. */
    enum Stand {
        /** The draft has it as it was. */
        OFFERED,
        /** The draft has another of its own, which stands unless somebody says otherwise. */
        CHANGED,
        TAKEN
    }

    /**
     * Something that is newer.
     *
     * @param key the form; empty for the drawing
     * @param text what it says now
     * @param theirs what it says otherwise than the draft's origin
     * @param own what the draft says otherwise than its origin; empty if that cannot be told
     * @param askedBy for a form that is wholly new what asks it in the newer drawing; null if it is not
     */
    record Part(
            String key,
            Text title,
            String text,
            Stand stand,
            List<DiagramComparison.Change> theirs,
            List<DiagramComparison.Change> own,
            List<Text> askedBy) {

        public boolean isDrawing() {
            return key.isEmpty();
        }

        /** Whether it is a form that the origin of the draft did not have. */
        public boolean isAdded() {
            return askedBy != null;
        }
    }
}
