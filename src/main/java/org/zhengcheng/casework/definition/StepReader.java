package org.zhengcheng.casework.definition;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flowable.bpmn.model.BaseElement;
import org.flowable.bpmn.model.FlowElement;
import org.zhengcheng.deadline.Length;
import org.zhengcheng.deadline.Light;
import org.zhengcheng.deadline.Period;
import org.zhengcheng.form.FormSet;
import org.zhengcheng.language.Text;
import org.zhengcheng.meeting.VoteRule;
import org.zhengcheng.organization.Role;
import org.zhengcheng.organization.Standing;

/** Reads what stands on one element of a diagram. */
record StepReader(Map<String, Step.Regulation> regulations, List<Rung> ladder, FormSet forms) {

    Step read(FlowElement element, String formKey, List<Role> roles, int stage, List<Outcome> outcomes) {
        Zc step = Zc.first(element, "step").orElseThrow();
        return new Step(
                element.getId(),
                new Text(element.getName(), step.get("en")),
                element.getDocumentation(),
                Text.of(step.get("why"), step.get("whyEn")),
                step.get("number"),
                stage,
                roles,
                formKey,
                formKey == null ? null : forms.find(formKey).orElse(null),
                step.get("date"),
                step.get("after"),
                step.get("soonDays") == null ? Light.LEAD_DAYS : Integer.parseInt(step.get("soonDays")),
                Zc.all(element, "basis").stream()
                        .map(zc -> new Step.Basis(regulations.get(zc.get("regulation")), zc.get("article")))
                        .toList(),
                Zc.all(element, "period").stream().map(StepReader::period).toList(),
                ladder(element),
                vote(element),
                Zc.all(element, "material").stream()
                        .map(zc -> new Step.Material(zc.get("id"), zc.get("field")))
                        .toList(),
                Zc.all(element, "separation").stream()
                        .map(zc -> separation(zc.get("from")))
                        .toList(),
                Zc.all(element, "check").stream()
                        .map(zc -> new Step.Check(zc.get("rule"), zc.reference("field"), zc.words("outcome")))
                        .toList(),
                Zc.all(element, "effect").stream().map(StepReader::effect).toList(),
                Zc.all(element, "notify").stream()
                        .map(zc -> new Step.Notify(roles(zc.words("who")), zc.get("on"), zc.words("outcome")))
                        .toList(),
                Zc.first(element, "notice")
                        .map(zc -> new Step.Notice(zc.get("start"), zc.get("end")))
                        .orElse(null),
                outcomes);
    }

    /** A separation names a step, or a field of one; the field is null when the step as a whole is meant. */
    private static Reference separation(String from) {
        return from.contains(".") ? Reference.of(from) : new Reference(from, null);
    }

    private static Step.Vote vote(BaseElement element) {
        return Zc.first(element, "vote")
                .map(zc -> new Step.Vote(
                        VoteRule.of(zc.get("rule")).orElseThrow(),
                        zc.words("articles"),
                        zc.words("carries"),
                        zc.words("fails"),
                        zc.words("inquorate")))
                .orElse(null);
    }

    private static Period period(Zc zc) {
        return new Period(
                switch (zc.get("kind")) {
                    case "notBefore" -> Period.Kind.NOT_BEFORE;
                    case "every" -> Period.Kind.EVERY;
                    case "remind" -> Period.Kind.REMIND;
                    default -> Period.Kind.DUE;
                },
                zc.get("workingDays") != null
                        ? Length.ofWorkingDays(Integer.parseInt(zc.get("workingDays")))
                        : Length.of(zc.get("length")),
                zc.words("from"),
                "earliest".equals(zc.get("pick")),
                zc.words("outcome"),
                zc.get("plusMonths"),
                zc.get("extendBy"),
                zc.get("extendTo") == null ? null : Length.of(zc.get("extendTo")),
                zc.is("soft"),
                zc.get("article"),
                zc.words("pausedBy"),
                zc.get("onlyAfter"),
                zc.get("id"),
                Text.of(zc.get("name"), zc.get("en")));
    }

    /** Rungs of a single period do not replace those of the process. */
    private List<Rung> ladder(BaseElement element) {
        List<Rung> own = rungs(element);
        return own.stream().anyMatch(rung -> rung.of() == null)
                ? own
                : Stream.concat(ladder.stream(), own.stream()).toList();
    }

    /** The rungs that stand on an element itself. */
    static List<Rung> rungs(BaseElement element) {
        return rungs(Zc.all(element, "escalate"));
    }

    static List<Rung> rungs(List<Zc> all) {
        return all.stream().map(StepReader::rung).toList();
    }

    private static Rung rung(Zc zc) {
        String days = zc.get("days");
        String workingDays = zc.get("workingDays");
        if ((days == null) == (workingDays == null)) {
            throw new IllegalArgumentException("a rung has either days or workingDays");
        }
        return new Rung(
                Integer.parseInt(days == null ? workingDays : days),
                workingDays != null,
                zc.words("to").stream().map(Rung.Addressee::of).toList(),
                zc.get("of"));
    }

    private static Step.Effect effect(Zc zc) {
        return new Step.Effect(
                zc.words("outcome"),
                zc.get("standing") == null ? null : Standing.valueOf(zc.get("standing")),
                zc.reference("date"),
                zc.get("plus") == null ? null : java.time.Period.parse(zc.get("plus")),
                zc.reference("plusMonths"),
                zc.get("appoint") == null ? null : Role.of(zc.get("appoint")).orElseThrow(),
                zc.get("field"),
                zc.get("organization"),
                zc.reference("pass"),
                zc.get("named"));
    }

    static List<Role> roles(List<String> ids) {
        return ids.stream().map(id -> Role.of(id.trim()).orElseThrow()).toList();
    }
}
