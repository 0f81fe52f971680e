package org.zhengcheng.casework.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flowable.engine.TaskService;
import org.flowable.task.api.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.CaseFiles;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.RoleHolders;
import org.zhengcheng.meeting.agenda.Item;
import org.zhengcheng.meeting.agenda.Meeting;
import org.zhengcheng.meeting.agenda.Meetings;
import org.zhengcheng.meeting.count.MeetingClosed;
import org.zhengcheng.notice.Notices;
import org.zhengcheng.notice.Topic;
import org.zhengcheng.organization.Chain;
import org.zhengcheng.organization.Offices;
import org.zhengcheng.organization.Organizations;
import org.zhengcheng.organization.Role;
import org.zhengcheng.organization.relative.Relatives;

/**
 * Tells those who hold a step that the meeting has decided it, and that they can go on. What is looked up is looked up for
 * the whole agenda at once, each office once; only the people a case appointed itself are asked for case by case.
 */
@Component
class ResultNotices {

    private final Meetings meetings;
    private final CaseFiles files;
    private final Cases cases;
    private final TaskService tasks;
    private final Organizations organizations;
    private final RoleHolders holders;
    private final Relatives relatives;
    private final Notices notices;
    private final Clock clock;

    ResultNotices(
            Meetings meetings,
            CaseFiles files,
            Cases cases,
            TaskService tasks,
            Organizations organizations,
            RoleHolders holders,
            Relatives relatives,
            Notices notices,
            Clock clock) {
        this.meetings = meetings;
        this.files = files;
        this.cases = cases;
        this.tasks = tasks;
        this.organizations = organizations;
        this.holders = holders;
        this.relatives = relatives;
        this.notices = notices;
        this.clock = clock;
    }

    @EventListener
    void closed(MeetingClosed closed) {
        Meeting meeting = meetings.find(closed.meetingId()).orElseThrow();
        List<Item> decided = meeting.items().stream()
                .filter(item -> item.isVote() && item.state() == Item.State.DECIDED && item.caseId() != null)
                .toList();
        if (!decided.isEmpty()) {
            tell(decided, meeting.day());
        }
    }

    private void tell(List<Item> decided, LocalDate day) {
        Map<UUID, CaseFile> open =
                files.findByIdIn(decided.stream().map(Item::caseId).collect(Collectors.toSet())).stream()
                        .filter(CaseFile::isOpen)
                        .collect(Collectors.toMap(CaseFile::id, Function.identity()));
        Map<String, Task> waiting = waiting(open.keySet());
        Round round = new Round(open.values());
        Map<Topic, List<UUID>> whom = new LinkedHashMap<>();
        for (Item item : decided) {
            CaseFile file = open.get(item.caseId());
            Task task = waiting.get(MatterId.of(item.matterId()).taskId());
            if (file != null && task != null) {
                Step step = cases.diagram(file).step(task.getTaskDefinitionKey());
                Topic topic = new Topic(file.id(), task.getId(), file.personName(), step.name());
                whom.put(topic, round.holders(step, file));
            }
        }
        notices.meetingDecided(whom, day);
    }

    private Map<String, Task> waiting(Set<UUID> open) {
        return open.isEmpty()
                ? Map.of()
                : tasks
                        .createTaskQuery()
                        .processInstanceIdIn(open.stream().map(UUID::toString).toList())
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Task::getId, Function.identity()));
    }

    /** One agenda's worth of looking people up. */
    private final class Round {

        private final LocalDate today = LocalDate.now(clock);
        private final Map<UUID, Chain> chains;
        private final Map<UUID, Set<UUID>> kin;
        private final Map<List<Object>, List<Offices.Holder>> found = new HashMap<>();

        private Round(Collection<CaseFile> all) {
            chains = organizations.chainsOf(
                    all.stream().map(CaseFile::organizationId).collect(Collectors.toSet()), today);
            kin = relatives.of(all.stream().map(CaseFile::subjectId).distinct().toList());
        }

        private List<UUID> holders(Step step, CaseFile file) {
            return step.roles().stream()
                    .flatMap(role -> holders(role, file).stream())
                    .distinct()
                    .toList();
        }

        private List<UUID> holders(Role role, CaseFile file) {
            Chain chain = chains.get(file.organizationId());
            if (role.seat() == Role.Seat.SUBJECT || role.seat() == Role.Seat.PARTICIPANT) {
                return holders.of(role, file, chain, today);
            }
            List<Object> office = List.of(role, file.organizationId(), file.procedureKey());
            return RoleHolders.unbarred(
                    found.computeIfAbsent(office, unknown -> holders.all(role, file, chain, today)),
                    kin.getOrDefault(file.subjectId(), Set.of()),
                    file);
        }
    }
}
