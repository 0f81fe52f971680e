package org.zhengcheng.inbox;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.zhengcheng.casework.consequence.StepOpened;
import org.zhengcheng.deadline.Light;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Role;
import org.zhengcheng.support.TestClock;
import org.zhengcheng.support.Town;

/** A step that waits, told to the inbox as casework tells it; what a test does not care about is of no note. */
final class InboxCase {

    static final String PROCEDURE = "member-development";

    private final Town town;
    private final TestClock clock;
    private final List<StepOpened.Seat> seats = new ArrayList<>();
    private String procedure = PROCEDURE;
    private String step = "some-step";
    private String number = "发展-2026-9999";
    private String branch = "branch";
    private String name = "某人";
    private UUID subject = UUID.randomUUID();
    private LocalDate notBefore;
    private LocalDate due;
    private LocalDate paused;
    private int lead = Light.LEAD_DAYS;

    InboxCase(Town town, TestClock clock) {
        this.town = town;
        this.clock = clock;
    }

    InboxCase of(String subjectName) {
        name = subjectName;
        return this;
    }

    InboxCase about(UUID subjectId) {
        subject = subjectId;
        return this;
    }

    InboxCase in(String procedureKey, String stepId) {
        procedure = procedureKey;
        step = stepId;
        return this;
    }

    InboxCase number(String caseNumber) {
        number = caseNumber;
        return this;
    }

    InboxCase branch(String branchKey) {
        branch = branchKey;
        return this;
    }

    InboxCase due(LocalDate day) {
        due = day;
        return this;
    }

    InboxCase lead(int days) {
        lead = days;
        return this;
    }

    InboxCase pausedOn(LocalDate day) {
        paused = day;
        return this;
    }

    InboxCase notBefore(LocalDate day) {
        notBefore = day;
        return this;
    }

    InboxCase forOffice(Role role, String organization) {
        seats.add(new StepOpened.Seat(role, town.organizationId(organization), null));
        return this;
    }

    InboxCase forPerson(Role role, String person) {
        seats.add(new StepOpened.Seat(role, null, town.id(person)));
        return this;
    }

    /** Opens it; without an office named it is the secretary's. */
    String open(ApplicationEventPublisher events) {
        if (seats.isEmpty()) {
            forOffice(Role.BRANCH_SECRETARY, "branch");
        }
        String task = UUID.randomUUID().toString();
        events.publishEvent(new StepOpened(
                task,
                UUID.randomUUID(),
                procedure,
                number,
                step,
                new Text("步骤" + step, "step " + step),
                "2",
                subject,
                name,
                town.organizationId(branch),
                town.name(branch),
                new Text("细则第七条", "Rules, article 7"),
                notBefore,
                due,
                new StepOpened.Reckoned(due == null ? null : Light.soonOn(due, lead), paused, null),
                clock.instant(),
                seats));
        return task;
    }
}
