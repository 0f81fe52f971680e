package org.zhengcheng.meeting.agenda;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.zhengcheng.form.FieldError;

/** What a meeting must have so that it can be held: a day, a place, and people who may serve it. */
final class PlanRules {

    private static final int LONGEST_PLACE = 200;
    private static final int LONGEST_GUESTS = 500;

    private PlanRules() {}

    /**
     * What is wrong with a plan.
     *
     * @param votes whether something is decided by vote, which two who are entitled count
     * @param subjects whom its items are about, who count nothing
     */
    static List<FieldError> against(
            Plan plan, List<Belonging> members, boolean votes, Set<UUID> subjects, LocalDate today) {
        List<FieldError> wrong = new ArrayList<>();
        Map<UUID, Belonging> known = members.stream().collect(Collectors.toMap(Belonging::id, Function.identity()));
        if (plan.day() == null) {
            wrong.add(FieldError.of("day", "meeting.wrong.day"));
        } else if (plan.day().isBefore(today)) {
            wrong.add(FieldError.of("day", "meeting.wrong.past", today));
        }
        if (plan.time() == null) {
            wrong.add(FieldError.of("time", "meeting.wrong.time"));
        }
        if (plan.place().isEmpty() || plan.place().length() > LONGEST_PLACE) {
            wrong.add(FieldError.of("place", "meeting.wrong.place", LONGEST_PLACE));
        }
        if (plan.guests() != null && plan.guests().length() > LONGEST_GUESTS) {
            wrong.add(FieldError.of("guests", "meeting.wrong.guests", LONGEST_GUESTS));
        }
        if (!known.containsKey(plan.chair())) {
            wrong.add(FieldError.of("chair", "meeting.wrong.chair"));
        }
        if (!known.containsKey(plan.recorder())) {
            wrong.add(FieldError.of("recorder", "meeting.wrong.recorder"));
        } else if (plan.recorder().equals(plan.chair())) {
            wrong.add(FieldError.of("recorder", "meeting.wrong.recorderIsChair"));
        }
        if (votes || plan.scrutineer() != null || plan.teller() != null) {
            counting("scrutineer", plan.scrutineer(), plan, known, subjects, wrong);
            counting("teller", plan.teller(), plan, known, subjects, wrong);
            if (plan.teller() != null && plan.teller().equals(plan.scrutineer())) {
                wrong.add(FieldError.of("teller", "meeting.wrong.sameTwice"));
            }
        }
        return wrong;
    }

    private static void counting(
            String field, UUID who, Plan plan, Map<UUID, Belonging> known, Set<UUID> subjects, List<FieldError> wrong) {
        if (who == null || !known.containsKey(who)) {
            wrong.add(FieldError.of(field, "meeting.wrong.counting"));
        } else if (!known.get(who).isEntitled()) {
            wrong.add(FieldError.of(field, "meeting.wrong.noVote"));
        } else if (subjects.contains(who)) {
            wrong.add(FieldError.of(field, "meeting.wrong.subject"));
        } else if (who.equals(plan.chair())) {
            wrong.add(FieldError.of(field, "meeting.wrong.chairCounts"));
        }
    }
}
