package org.zhengcheng.casework.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.CaseFiles;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.Place;
import org.zhengcheng.casework.file.RoleHolders;
import org.zhengcheng.meeting.agenda.Item;
import org.zhengcheng.meeting.agenda.Meeting;
import org.zhengcheng.meeting.agenda.Meetings;
import org.zhengcheng.meeting.count.MeetingClosed;
import org.zhengcheng.notice.Notices;
import org.zhengcheng.notice.Topic;
import org.zhengcheng.organization.Chain;
import org.zhengcheng.organization.Organizations;

/** Tells those who hold a step that the meeting has decided it, and that they can go on. */
@Component
class ResultNotices {

    private final Meetings meetings;
    private final CaseFiles files;
    private final Cases cases;
    private final Organizations organizations;
    private final RoleHolders holders;
    private final Notices notices;
    private final Clock clock;

    ResultNotices(
            Meetings meetings,
            CaseFiles files,
            Cases cases,
            Organizations organizations,
            RoleHolders holders,
            Notices notices,
            Clock clock) {
        this.meetings = meetings;
        this.files = files;
        this.cases = cases;
        this.organizations = organizations;
        this.holders = holders;
        this.notices = notices;
        this.clock = clock;
    }

    @EventListener
    void closed(MeetingClosed closed) {
        Meeting meeting = meetings.find(closed.meetingId()).orElseThrow();
        meeting.items().stream()
                .filter(item -> item.isVote() && item.state() == Item.State.DECIDED && item.caseId() != null)
                .forEach(item -> files.findById(item.caseId())
                        .ifPresent(file -> cases.place(
                                        file, MatterId.of(item.matterId()).taskId())
                                .filter(Place::isTask)
                                .ifPresent(place -> tell(file, place, meeting.day()))));
    }

    private void tell(CaseFile file, Place place, LocalDate day) {
        Step step = place.step();
        LocalDate today = LocalDate.now(clock);
        Chain chain = organizations.chainOf(file.organizationId(), today);
        List<UUID> people = step.roles().stream()
                .flatMap(role -> holders.of(role, file, chain, today).stream())
                .distinct()
                .toList();
        notices.meetingDecided(people, new Topic(file.id(), place.taskId(), file.personName(), step.name()), day);
    }
}
