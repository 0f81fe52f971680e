package org.zhengcheng.diagram.release;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.flowable.common.engine.api.FlowableException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.diagram.act.DiagramActs;
import org.zhengcheng.diagram.check.CheckDraft;
import org.zhengcheng.diagram.draft.DiagramDraft;
import org.zhengcheng.diagram.draft.DiagramDrafts;
import org.zhengcheng.diagram.draft.DraftClosed;
import org.zhengcheng.diagram.forms.DraftForms;
import org.zhengcheng.diagram.forms.FormsOfDraft;
import org.zhengcheng.diagram.statute.Authorities;
import org.zhengcheng.diagram.statute.Loosening;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.installation.CannotStart;

/**
 * Takes a draft into use: one person asks for it, and another, who has drawn nothing of it, looks at it and releases it.
 * It is live at once or from a day; cases that run stay on their version.
 */
@Component
class Releasing {

    private static final int LONGEST_NOTES = 1000;
    private static final int LONGEST_AUTHORITY = 200;
    private static final int LONGEST_REASON = 500;
    private static final int SHORTEST = 2;

    private final ReleaseRecords records;
    private final DiagramDrafts drafts;
    private final DraftForms forms;
    private final Authorities authorities;
    private final CheckDraft check;
    private final KeptWays ways;
    private final Diagrams diagrams;
    private final DiagramActs acts;
    private final Clock clock;

    Releasing(
            ReleaseRecords records,
            DiagramDrafts drafts,
            DraftForms forms,
            Authorities authorities,
            CheckDraft check,
            KeptWays ways,
            Diagrams diagrams,
            DiagramActs acts,
            Clock clock) {
        this.records = records;
        this.drafts = drafts;
        this.forms = forms;
        this.authorities = authorities;
        this.check = check;
        this.ways = ways;
        this.diagrams = diagrams;
        this.acts = acts;
        this.clock = clock;
    }

    /**
     * Asks for the release of a draft.
     *
     * @param asked what whoever asks says about it
     * @throws NotReleased if it could not run, asks less than its regulation without an authority, or something is missing
     * @throws DraftClosed if it waits already
     */
    @Transactional
    void ask(UUID operation, UUID draftId, Asked asked, Actor actor) {
        UUID id = UUID.randomUUID();
        if (acts.isRepeated(operation, "diagram-ask " + draftId + asked, id.toString(), actor)) {
            return;
        }
        if (drafts.hold(draftId).state() != DiagramDraft.State.OPEN) {
            throw new DraftClosed();
        }
        DiagramDraft draft = drafts.get(draftId);
        String text = drafts.text(draftId, draft.revision());
        CheckDraft.Checked checked = check.of(draft, text);
        if (!checked.isSound()) {
            throw new NotReleased(draftId, "release.wrong.unsound");
        }
        if (asked.notes().strip().length() < SHORTEST || asked.notes().length() > LONGEST_NOTES) {
            throw new NotReleased(draftId, "release.wrong.notes");
        }
        if (asked.from() == null || asked.from().isBefore(LocalDate.now(clock))) {
            throw new NotReleased(draftId, "release.wrong.from");
        }
        authorise(draftId, checked.loosened(), asked.given(), actor);
        Diagram newest = diagrams.newest(draft.procedureKey());
        String content = FormsOfDraft.sha256(text, checked.diagram().forms());
        if (content.equals(sha256(newest))) {
            throw new NotReleased(draftId, "release.wrong.same");
        }
        records.ask(new Release(
                id,
                draftId,
                draft.procedureKey(),
                draft.revision(),
                content,
                sha256(newest),
                asked.notes().strip(),
                asked.from(),
                Release.State.WAITING,
                actor.personId(),
                actor.name(),
                null,
                null,
                null,
                null,
                null,
                null));
        drafts.become(draftId, DiagramDraft.State.ASKED);
        acts.record(actor.personId(), id, "asked", content, asked.notes().strip());
    }

    private void authorise(UUID draftId, List<Loosening> loosened, Map<String, Given> given, Actor actor) {
        for (Loosening loosening : loosened) {
            if (!loosening.open()) {
                throw new NotReleased(draftId, "release.wrong.statute");
            }
            Given words = given.get(loosening.fingerprint());
            if (words == null || !words.isWhole()) {
                throw new NotReleased(draftId, "release.wrong.authority");
            }
            authorities.give(
                    draftId,
                    loosening,
                    words.authority().strip(),
                    words.reason().strip(),
                    actor);
        }
        authorities.keepOnly(draftId, loosened);
    }

    /** Takes a request back, so that the draft can be changed again. */
    @Transactional
    void withdraw(UUID operation, UUID id, Actor actor) {
        if (acts.isRepeated(operation, "diagram-withdraw " + id, "withdrawn", actor)) {
            return;
        }
        Release release = held(id, true);
        records.decide(id, Release.State.WITHDRAWN, null, actor);
        drafts.become(release.draftId(), DiagramDraft.State.OPEN);
        acts.record(actor.personId(), id, "withdrawn", release.contentSha256());
    }

    /**
     * A second person does not release it.
     *
     * @throws NotReleased if it is their own work, or they do not say why
     */
    @Transactional
    void refuse(UUID operation, UUID id, String reason, Actor actor) {
        if (acts.isRepeated(operation, "diagram-refuse " + id + reason, "refused", actor)) {
            return;
        }
        Release release = held(id, false);
        requireSecond(release, actor);
        if (reason.strip().length() < SHORTEST || reason.length() > LONGEST_NOTES) {
            throw new NotReleased(release.draftId(), "release.wrong.reason");
        }
        records.decide(id, Release.State.REFUSED, reason.strip(), actor);
        drafts.become(release.draftId(), DiagramDraft.State.OPEN);
        acts.record(actor.personId(), id, "refused", release.contentSha256(), reason.strip());
    }

    /**
     * A second person releases it: live now, or from its day.
     *
     * @param reasons why it goes otherwise than the ways that were kept, by the id of the way
     * @throws NotReleased if it is their own work, or it could not run any more, or another version was released
     *     meanwhile, or a way goes otherwise without a reason
     */
    @Transactional
    void release(UUID operation, UUID id, Map<String, String> reasons, Actor actor) {
        if (acts.isRepeated(operation, "diagram-release " + id + new TreeMap<>(reasons), "released", actor)) {
            return;
        }
        Release release = held(id, false);
        requireSecond(release, actor);
        records.decide(id, Release.State.PLANNED, null, actor);
        ways.accept(release, sound(release).diagram(), reasons);
        if (release.fromDate().isAfter(LocalDate.now(clock))) {
            acts.record(actor.personId(), id, "planned", release.contentSha256());
        } else {
            live(release, actor.personId());
        }
    }

    /** The day of a release has come; the caller has it held. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void live(Release release, UUID personId) {
        Sound sound = sound(release);
        ways.require(release, sound.diagram());
        try {
            Diagram diagram = diagrams.deploy(
                    release.procedureKey() + ".bpmn20.xml",
                    sound.text().getBytes(StandardCharsets.UTF_8),
                    sound.diagram().forms());
            records.wentLive(release.id(), diagram.definitionId());
        } catch (CannotStart | FlowableException refused) {
            throw new NotReleased(release.draftId(), "release.wrong.unsound");
        }
        drafts.become(release.draftId(), DiagramDraft.State.RELEASED);
        acts.record(personId, release.id(), "released", release.contentSha256());
    }

    /** What was sound may be so no more: a form is gone, or the version it was compared with is not the newest. */
    private Sound sound(Release release) {
        DiagramDraft draft = drafts.get(release.draftId());
        String text = drafts.text(draft.id(), release.revision());
        if (!sha256(diagrams.newest(release.procedureKey())).equals(release.beforeSha256())) {
            throw new NotReleased(draft.id(), "release.wrong.meanwhile");
        }
        CheckDraft.Checked checked = check.of(draft, text);
        if (!checked.isReleasable()
                || !FormsOfDraft.sha256(text, checked.diagram().forms()).equals(release.contentSha256())) {
            throw new NotReleased(draft.id(), "release.wrong.unsound");
        }
        return new Sound(text, checked.diagram());
    }

    /** What a version in use consists of. */
    private String sha256(Diagram version) {
        return FormsOfDraft.sha256(diagrams.text(version.definitionId()), version.forms());
    }

    private record Sound(String text, Diagram diagram) {}

    private Release held(UUID id, boolean planned) {
        Release release = records.get(id);
        // The draft first, as whoever saves it.
        drafts.hold(release.draftId());
        Release held = records.hold(id);
        if (!held.isWaiting() && !(planned && held.isPending())) {
            throw new NotReleased(held.draftId(), "release.wrong.decided");
        }
        return held;
    }

    private void requireSecond(Release release, Actor actor) {
        if (!isSecond(release, actor.personId())) {
            throw new NotReleased(release.draftId(), "release.wrong.own");
        }
    }

    /** Whether somebody is another person than all who have had a hand in it. */
    boolean isSecond(Release release, UUID personId) {
        return !release.askedBy().equals(personId)
                && !drafts.hasWorkedOn(release.draftId(), personId)
                && !forms.hasWorkedOn(release.draftId(), personId);
    }

    /**
     * What whoever asks for a release says.
     *
     * @param from the first day for new cases; null if none that is a day was given
     * @param given the authorities, by the fingerprint of what they allow
     */
    record Asked(String notes, LocalDate from, Map<String, Given> given) {}

    /** The document that allows something, and why. */
    record Given(String authority, String reason) {

        boolean isWhole() {
            return isWithin(authority, LONGEST_AUTHORITY) && isWithin(reason, LONGEST_REASON);
        }

        private static boolean isWithin(String words, int longest) {
            return words != null && words.strip().length() >= SHORTEST && words.length() <= longest;
        }
    }
}
