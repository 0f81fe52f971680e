package org.zhengcheng.organization.tree;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Administrator;
import org.zhengcheng.organization.member.PersonEvents;

/**
 * Changes the tree, one act after the other. What an organisation was is kept, with the day until which it was so; an act
 * holds from its day on, which may lie before today but neither after today nor before the last change.
 */
@Component
public class Acts {

    private final States states;
    private final ActRules rules;
    private final ActForm form;
    private final ActWrites writes;
    private final PersonEvents people;
    private final JdbcClient jdbc;
    private final Clock clock;

    Acts(
            States states,
            ActRules rules,
            ActForm form,
            ActWrites writes,
            PersonEvents people,
            JdbcClient jdbc,
            Clock clock) {
        this.states = states;
        this.rules = rules;
        this.form = form;
        this.writes = writes;
        this.people = people;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Holds the whole tree until the transaction ends: of two acts at once, one sees what the other did, and nobody brings
     * a case into a branch meanwhile.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock() {
        jdbc.sql("select 1 from pg_advisory_xact_lock(hashtext('organization'))")
                .query(Integer.class)
                .single();
    }

    /**
     * Carries an act out; the caller holds the tree.
     *
     * @throws ActRefused if it cannot be, with every reason that was found
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void carryOut(Act act, Actor actor) {
        List<ActRefused.Reason> missing = form.missing(act, LocalDate.now(clock));
        if (!missing.isEmpty()) {
            throw new ActRefused(missing);
        }
        if (act.kind() == Act.Kind.FOUND) {
            found(act, actor);
            return;
        }
        writes.hold(act.id());
        State was = present(act);
        switch (act.kind()) {
            case RENAME -> become(was, was.from(act.on()).named(act.name().strip()), act, actor);
            case RETYPE -> become(was, was.from(act.on()).ofType(act.type()), act, actor);
            case GRANT -> become(was, was.from(act.on()).approving(true), act, actor);
            case WITHDRAW -> become(was, was.from(act.on()).approving(false), act, actor);
            case MOVE -> {
                become(was, was.from(act.on()).under(act.other()), act, actor);
                tell(was.id(), PersonEvents.Kind.MOVED, states.since(act.other(), act.on()), act, actor);
            }
            case MERGE -> merge(was, act, actor);
            case DISSOLVE -> {
                refuseIfAny(rules.againstTheEnd(was.id(), act.on()));
                writes.end(act, actor);
                writes.event(act, was.id(), was.name(), null, null, actor);
            }
            case FOUND -> throw new IllegalStateException("done above");
        }
    }

    private void found(Act act, Actor actor) {
        State founded = new State(
                act.id(), act.code().strip(), act.name().strip(), act.type(), act.other(), false, act.on(), null);
        List<ActRefused.Reason> reasons = new ArrayList<>(rules.against(founded));
        if (rules.isCodeTaken(founded.code())) {
            reasons.add(ActRefused.Reason.of("code", "tree.refused.code", founded.code()));
        }
        refuseIfAny(reasons);
        writes.found(List.of(founded));
        writes.event(act, founded.id(), null, founded.name(), act.other(), actor);
    }

    /** What it is now, and may be changed from the day of the act on. */
    private State present(Act act) {
        State now = states.of(act.id()).stream()
                .filter(state -> state.to() == null)
                .findFirst()
                .orElseThrow(() -> refused("act", "tree.refused.gone"));
        if (act.on().isBefore(now.from())) {
            throw refused("on", "tree.refused.before", now.from());
        }
        return now;
    }

    private void become(State was, State becomes, Act act, Actor actor) {
        if (was.from(act.on()).equals(becomes)) {
            throw refused("act", "tree.refused.same");
        }
        refuseIfAny(rules.against(becomes));
        writes.become(was, becomes);
        writes.event(act, was.id(), said(was, act), said(becomes, act), act.other(), actor);
    }

    /** Everything of the one goes to the other, and what it was stays readable there. */
    private void merge(State was, Act act, Actor actor) {
        List<State> into = states.since(act.other(), act.on());
        if (!ActRules.covers(into, act.on())) {
            throw refused("other", "tree.refused.notThere");
        }
        if (into.stream().anyMatch(other -> !other.type().isKindOf(was.type()))) {
            throw refused("other", "tree.refused.kind", was.type().title());
        }
        refuseIfAny(rules.administrators(was.id(), act.on()));
        if (states.isEverUnder(act.other(), was.id(), act.on())) {
            throw refused("other", "tree.refused.circle");
        }
        for (State child : states.underSince(was.id(), act.on())) {
            if (child.to() != null || child.from().isAfter(act.on())) {
                throw refused("on", "tree.refused.childBefore", child.name(), child.from());
            }
            State moved = child.from(act.on()).under(act.other());
            refuseIfAny(rules.against(moved));
            writes.become(child, moved);
            tell(child.id(), PersonEvents.Kind.MOVED, into, act, actor);
            Act move = new Act(Act.Kind.MOVE, child.id(), act.on(), act.document(), null, null, null, act.other());
            writes.event(move, child.id(), was.name(), name(into), act.other(), actor);
        }
        tell(was.id(), PersonEvents.Kind.MERGED, into, act, actor);
        writes.merge(was, act, actor);
        writes.event(act, was.id(), was.name(), name(into), act.other(), actor);
        Act absorb = new Act(Act.Kind.MERGE, act.other(), act.on(), act.document(), null, null, null, was.id());
        writes.event(absorb, act.other(), null, null, was.id(), actor);
    }

    /** The people go along, and their records say so. */
    private void tell(UUID id, PersonEvents.Kind kind, List<State> to, Act act, Actor actor) {
        people.ofOrganization(
                id,
                kind,
                act.on(),
                Text.same(name(to)),
                act.document().strip(),
                actor.name(),
                Administrator.SYSTEM.title());
    }

    /** What the act changed, as the history shows it. */
    private String said(State state, Act act) {
        return switch (act.kind()) {
            case RETYPE -> state.type().name();
            case MOVE -> state.parentId() == null ? null : name(states.since(state.parentId(), act.on()));
            case GRANT, WITHDRAW -> null;
            default -> state.name();
        };
    }

    private static String name(List<State> forms) {
        return forms.get(forms.size() - 1).name();
    }

    private static ActRefused refused(String field, String code, Object... arguments) {
        return new ActRefused(List.of(ActRefused.Reason.of(field, code, arguments)));
    }

    private static void refuseIfAny(List<ActRefused.Reason> reasons) {
        if (!reasons.isEmpty()) {
            throw new ActRefused(reasons);
        }
    }
}
