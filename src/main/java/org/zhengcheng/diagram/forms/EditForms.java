package org.zhengcheng.diagram.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.diagram.act.DiagramActs;
import org.zhengcheng.diagram.draft.DiagramDraft;
import org.zhengcheng.diagram.draft.DiagramDrafts;
import org.zhengcheng.diagram.draft.DraftClosed;
import org.zhengcheng.diagram.draft.Revision;
import org.zhengcheng.diagram.words.DiagramComparison;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;
import org.zhengcheng.ledger.Sha256;

/** Changes the forms of a draft: saved as one works, begun anew or as a copy, and put back. */
@Component
public class EditForms {

    /** The revision of a form that the draft has not changed. */
    private static final int BEGUN = 0;

    private final DiagramDrafts drafts;
    private final DraftForms written;
    private final FormsOfDraft forms;
    private final DiagramComparison comparison;
    private final DiagramActs acts;

    EditForms(
            DiagramDrafts drafts,
            DraftForms written,
            FormsOfDraft forms,
            DiagramComparison comparison,
            DiagramActs acts) {
        this.drafts = drafts;
        this.written = written;
        this.forms = forms;
        this.comparison = comparison;
        this.acts = acts;
    }

    /**
     * A form as it stands in a draft.
     *
     * @throws NoSuchCase if there is no such form
     */
    public Source source(DiagramDraft draft, String key) {
        Optional<DraftForms.Written> own = written.of(draft.id(), key);
        int revision = own.map(DraftForms.Written::revision).orElse(0);
        return own.map(DraftForms.Written::source)
                .or(() -> forms.of(draft).base().find(key).map(FormSchema::source))
                .map(source -> new Source(source, revision))
                .orElseThrow(() -> new NoSuchCase(key));
    }

    /** What a form is called. */
    public Text title(DiagramDraft draft, String key) {
        return forms.of(draft).title(key);
    }

    /**
     * Saves what somebody has written.
     *
     * @param revision the one they began to write with; 0 for a form nobody has changed in the draft
     * @return what is saved now, or what somebody else had saved meanwhile; then nothing was written
     * @throws NoSuchCase if there is no such form
     */
    @Transactional
    public Saved save(UUID draftId, String key, int revision, String text, Actor actor) {
        DiagramDrafts.Held held = drafts.hold(draftId);
        DraftForms.Written newest = written.of(draftId, key).orElse(null);
        Source now = source(drafts.get(draftId), key);
        if (now.text().equals(text)) {
            return new Saved(now.revision(), null, null, false);
        }
        if (held.state() != DiagramDraft.State.OPEN) {
            return new Saved(now.revision(), null, null, true);
        }
        if (now.revision() != revision) {
            return new Saved(now.revision(), newest, now.text(), false);
        }
        return new Saved(written.write(draftId, key, newest, text, actor), null, null, false);
    }

    /**
     * Begins a form that the draft does not have yet.
     *
     * @param text empty, or that of another
     * @throws DraftClosed if the draft is not changed any more
     * @return its key, the same for the same operation
     * @throws FormExists if it has such a form already
     */
    @Transactional
    public String begin(UUID operation, UUID draftId, String key, Wanted wanted, String text, Actor actor) {
        Optional<String> earlier = acts.begin(operation, "form-begin " + draftId + wanted, key, actor);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        requireOpen(draftId);
        DraftForms.Written newest = written.of(draftId, key).orElse(null);
        boolean there = newest != null && newest.isChange()
                || forms.of(drafts.get(draftId)).base().find(key).isPresent();
        if (there) {
            throw new FormExists();
        }
        written.write(draftId, key, newest, text, actor);
        record(draftId, actor, "formBegun", key, text);
        return key;
    }

    /**
     * Puts a form back to what the draft began with; one that was begun in it is gone.
     *
     * @throws DraftClosed if the draft is not changed any more
     * @throws NoSuchCase if the draft does not change it
     */
    @Transactional
    public void undo(UUID operation, UUID draftId, String key, Actor actor) {
        if (acts.isRepeated(operation, "form-undo " + draftId + key, "undone", actor)) {
            return;
        }
        requireOpen(draftId);
        DraftForms.Written newest =
                written.of(draftId, key).filter(DraftForms.Written::isChange).orElseThrow(() -> new NoSuchCase(key));
        written.write(draftId, key, newest, null, actor);
        record(draftId, actor, "formUndone", key, newest.source());
    }

    /** What is kept of a form, the newest first; last as the draft began with it, if it did. */
    public List<Revision> history(DiagramDraft draft, String key) {
        List<Revision> all = new ArrayList<>(written.history(draft.id(), key));
        if (!all.isEmpty() && forms.of(draft).base().find(key).isPresent()) {
            all.add(new Revision(BEGUN, null, null, null, null));
        }
        return all;
    }

    /**
     * What is asked otherwise now than it was in a revision, in words; empty if one of them cannot be read.
     *
     * @throws NoSuchCase if nothing of that number is kept
     */
    public Optional<List<DiagramComparison.Change>> changes(DiagramDraft draft, String key, int revision, Source now) {
        String then = Optional.ofNullable(kept(draft.id(), key, revision))
                .or(() -> forms.of(draft).base().find(key).map(FormSchema::source))
                .orElse("");
        FormSchema was = forms.read(key, then).form();
        FormSchema is = forms.read(key, now.text()).form();
        return was == null || is == null ? Optional.empty() : Optional.of(comparison.between(was, is));
    }

    /**
     * Brings back what was saved before, as a new revision: nothing of what came after it is lost.
     *
     * @param revision 0 for what the draft began with
     * @throws DraftClosed if the draft is not changed any more
     * @throws NoSuchCase if nothing of that number is kept
     */
    @Transactional
    public void restore(UUID operation, UUID draftId, String key, int revision, Actor actor) {
        if (acts.isRepeated(operation, "form-restore " + draftId + key + " " + revision, "restored", actor)) {
            return;
        }
        requireOpen(draftId);
        DraftForms.Written newest = written.of(draftId, key).orElseThrow(() -> new NoSuchCase(key));
        if (revision == BEGUN && forms.of(drafts.get(draftId)).base().find(key).isEmpty()) {
            throw new NoSuchCase(key);
        }
        String source = kept(draftId, key, revision);
        written.put(draftId, key, newest, source, revision, actor);
        record(draftId, actor, "formRestored", key, source == null ? "" : source);
    }

    /**
     * Puts the form that came with the application in the place of the draft's, as a new revision.
     *
     * @throws DraftClosed if the draft is not changed any more
     */
    @Transactional
    public void takeOver(UUID operation, UUID draftId, String key, String text, Actor actor) {
        if (acts.isRepeated(operation, "form-newer " + draftId + key + text, "taken", actor)) {
            return;
        }
        requireOpen(draftId);
        written.put(draftId, key, written.of(draftId, key).orElse(null), text, null, actor);
        record(draftId, actor, "formNewerTaken", key, text);
    }

    /** What was saved as a revision; null if it is as the draft began with it. */
    private String kept(UUID draftId, String key, int revision) {
        return revision == BEGUN
                ? null
                : written.of(draftId, key, revision)
                        .orElseThrow(() -> new NoSuchCase(key))
                        .source();
    }

    private void requireOpen(UUID draftId) {
        if (drafts.hold(draftId).state() != DiagramDraft.State.OPEN) {
            throw new DraftClosed();
        }
    }

    private void record(UUID draftId, Actor actor, String outcome, String key, String text) {
        acts.record(actor.personId(), draftId, outcome, Sha256.of(text), key);
    }

    /**
     * What whoever wants a new form has said so far.
     *
     * @param step the step it is for; empty for none
     * @param from the key of the form that is copied; empty for none
     */
    public record Wanted(String step, String from, String title, String titleEn) {

        /** Whether they have begun to say it. */
        public boolean isBegun() {
            return !step.isEmpty() || !title.isEmpty();
        }
    }

    /** @param revision 0 if nobody has changed it in the draft */
    public record Source(String text, int revision) {}

    /**
     * What came of saving.
     *
     * @param revision the newest one
     * @param by who had saved something else; null if nobody had
     * @param theirs what stands there now; null if nobody had
     * @param isClosed whether the draft is not changed any more
     */
    public record Saved(int revision, DraftForms.Written by, String theirs, boolean isClosed) {}
}
