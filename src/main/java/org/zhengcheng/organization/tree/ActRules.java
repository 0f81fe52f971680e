package org.zhengcheng.organization.tree;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.organization.Administrator;

/**
 * What must hold for an organisation from the day of an act on: that what it is under is there and may have it under
 * itself, that nothing is under itself, that a committee has one department, that nobody has authority who must not.
 */
@Component
class ActRules {

    /** Committees of villages and communities never approve, nor those under a town or a street (article 22). */
    private static final Pattern VILLAGE = Pattern.compile(".*(村|社区)(党委|党委会|党的委员会|联合党委)$|.*党委.*(村|社区)$");

    private static final Pattern TOWN = Pattern.compile(".*(乡|镇|街道)(党委|党工委|党的委员会|工委|工作委员会|党委会)$");

    private final States states;
    private final JdbcClient jdbc;

    ActRules(States states, JdbcClient jdbc) {
        this.states = states;
        this.jdbc = jdbc;
    }

    /** Why an organisation cannot be what it would become; empty if it can. */
    List<ActRefused.Reason> against(State becomes) {
        return against(becomes, states);
    }

    /** The same, where what is around it was looked up before. */
    static List<ActRefused.Reason> against(State becomes, Surroundings around) {
        LocalDate on = becomes.from();
        List<ActRefused.Reason> reasons = new ArrayList<>();
        List<State> above = becomes.parentId() == null ? List.of() : around.since(becomes.parentId(), on);
        if (becomes.parentId() == null) {
            if (!becomes.type().mayBeTop()) {
                reasons.add(ActRefused.Reason.of(
                        "type", "tree.refused.top", becomes.type().title()));
            }
        } else if (!covers(above, on)) {
            reasons.add(ActRefused.Reason.of("other", "tree.refused.notThere"));
        } else if (around.isEverUnder(becomes.parentId(), becomes.id(), on)) {
            reasons.add(ActRefused.Reason.of("other", "tree.refused.circle"));
        } else {
            above.stream()
                    .filter(parent -> !becomes.type().mayBeUnder(parent.type()))
                    .findFirst()
                    .ifPresent(parent -> reasons.add(ActRefused.Reason.of(
                            "other",
                            "tree.refused.under",
                            becomes.type().title(),
                            parent.type().title())));
            if (becomes.type() == OrganizationType.OD) {
                otherDepartment(becomes, around, reasons);
            }
        }
        authority(becomes, above, reasons);
        below(becomes, around, reasons);
        return reasons;
    }

    /** Whether it is there on that day and every day after. */
    static boolean covers(List<State> forms, LocalDate on) {
        return forms.stream().anyMatch(form -> form.isOn(on)) && forms.stream().anyMatch(form -> form.to() == null);
    }

    private static void otherDepartment(State becomes, Surroundings around, List<ActRefused.Reason> reasons) {
        around.underSince(becomes.parentId(), becomes.from()).stream()
                .filter(child ->
                        child.type() == OrganizationType.OD && !child.id().equals(becomes.id()))
                .findFirst()
                .ifPresent(
                        child -> reasons.add(ActRefused.Reason.of("other", "tree.refused.department", child.name())));
    }

    private static void below(State becomes, Surroundings around, List<ActRefused.Reason> reasons) {
        for (State child : around.underSince(becomes.id(), becomes.from())) {
            if (!child.type().mayBeUnder(becomes.type())) {
                reasons.add(ActRefused.Reason.of(
                        "type",
                        "tree.refused.below",
                        child.name(),
                        child.type().title(),
                        becomes.type().title()));
                return;
            }
            if (child.canApprove() && isTown(becomes.name())) {
                reasons.add(ActRefused.Reason.of("act", "tree.refused.town", child.name(), becomes.name()));
                return;
            }
        }
    }

    private static void authority(State becomes, List<State> above, List<ActRefused.Reason> reasons) {
        if (!becomes.canApprove()) {
            return;
        }
        if (!becomes.type().mayApprove()) {
            reasons.add(ActRefused.Reason.of(
                    "act", "tree.refused.authority", becomes.type().title()));
        } else if (VILLAGE.matcher(becomes.name()).matches()) {
            reasons.add(ActRefused.Reason.of("act", "tree.refused.village", becomes.name()));
        } else {
            above.stream()
                    .filter(parent -> isTown(parent.name()))
                    .findFirst()
                    .ifPresent(parent -> reasons.add(
                            ActRefused.Reason.of("act", "tree.refused.town", becomes.name(), parent.name())));
        }
    }

    private static boolean isTown(String name) {
        return TOWN.matcher(name).matches();
    }

    /** What still hinders that an organisation is no more: people and what is under it. */
    List<ActRefused.Reason> againstTheEnd(UUID id, LocalDate on) {
        List<ActRefused.Reason> reasons = new ArrayList<>();
        List<State> below = states.underSince(id, on);
        if (!below.isEmpty()) {
            long count = below.stream().map(State::id).distinct().count();
            reasons.add(ActRefused.Reason.of("act", "tree.refused.hasBelow", count));
        }
        int people = jdbc.sql(
                        "select count(*) from (select from person where organization_id = ? limit 1001) as capped")
                .param(id)
                .query(Integer.class)
                .single();
        if (people > 0) {
            reasons.add(ActRefused.Reason.of("act", "tree.refused.hasPeople", people));
        }
        reasons.addAll(administrators(id, on));
        return reasons;
    }

    /** Nobody takes an administrator's post from anybody by the way; that is for the security administrator (三员分立). */
    List<ActRefused.Reason> administrators(UUID id, LocalDate on) {
        boolean some = jdbc.sql("select exists(select from post where organization_id = :id and role in (:roles)"
                        + " and (to_date is null or to_date >= greatest(:on, from_date)))")
                .param("id", id)
                .param("on", on)
                .param(
                        "roles",
                        Arrays.stream(Administrator.values())
                                .map(Administrator::id)
                                .toList())
                .query(Boolean.class)
                .single();
        return some ? List.of(ActRefused.Reason.of("act", "tree.refused.administrator")) : List.of();
    }

    boolean isCodeTaken(String code) {
        return codesTaken(List.of(code)).contains(code);
    }

    /** Those of some codes that an organisation has. */
    Set<String> codesTaken(Collection<String> codes) {
        return Set.copyOf(jdbc.sql("select code from organization where code = any(?)")
                .param(codes.toArray(String[]::new))
                .query(String.class)
                .list());
    }
}
