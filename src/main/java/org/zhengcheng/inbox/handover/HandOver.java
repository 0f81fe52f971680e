package org.zhengcheng.inbox.handover;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.draft.Drafts;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.CaseFiles;
import org.zhengcheng.casework.file.Participants;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.ledger.Sha256;
import org.zhengcheng.notice.Notices;
import org.zhengcheng.organization.Role;
import org.zhengcheng.organization.post.Holding;
import org.zhengcheng.organization.post.PostRefused;
import org.zhengcheng.organization.post.Posts;

/**
 * Hands an office over in one act: one post ends, another begins, and what is bound to the person rather than to the
 * office goes along. What waits for the office waits for its successor without being touched.
 */
@Component
class HandOver {

    private static final String OF_OFFICE =
            " from inbox_item i where i.office_id = :organization and i.role in (:roles)";

    private final Posts posts;
    private final Drafts drafts;
    private final Participants participants;
    private final CaseFiles files;
    private final Notices notices;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    HandOver(
            Posts posts,
            Drafts drafts,
            Participants participants,
            CaseFiles files,
            Notices notices,
            Ledger ledger,
            JdbcClient jdbc,
            Clock clock) {
        this.posts = posts;
        this.drafts = drafts;
        this.participants = participants;
        this.files = files;
        this.notices = notices;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What would go to a successor. Nobody gets what concerns their own case. */
    OpenWork of(Holding post, UUID successorId) {
        return new OpenWork(
                tasks(post, successorId, ""),
                tasks(
                        post,
                        successorId,
                        " and exists (select from draft d where d.case_id = i.case_id and d.step_id = i.step_id"
                                + " and d.person_id = :holder and not exists (select from draft own"
                                + " where own.case_id = d.case_id and own.step_id = d.step_id"
                                + " and own.person_id = :successor))"),
                contacts(post, successorId),
                introduced(post));
    }

    /**
     * @param contacts whether the successor becomes training contact in the holder's place too
     * @param seenSha256 the fingerprint of the work that was shown
     * @return whether it was done; not if other work would go by now
     * @throws PostRefused if a rule stands against it
     */
    @Transactional
    public boolean handOver(
            Holding post,
            UUID successorId,
            LocalDate from,
            String reason,
            boolean contacts,
            String seenSha256,
            Actor actor) {
        OpenWork work = of(post, successorId);
        if (!work.sha256().equals(seenSha256)) {
            return false;
        }
        // Cases before posts, in the order in which a step holds them.
        List<UUID> along = contacts
                ? work.contacts().stream().map(OpenWork.Task::caseId).sorted().toList()
                : List.of();
        along.forEach(files::lock);
        Text office = posts.handOver(post.id(), successorId, from, reason, actor);
        work.drafts().forEach(draft -> drafts.handOver(draft.caseId(), draft.stepId(), post.personId(), successorId));
        notices.handOver(work.tasks().stream().map(OpenWork.Task::taskId).toList(), post.personId(), successorId);
        along.forEach(caseId -> contact(caseId, post, successorId, office, actor));
        return true;
    }

    private void contact(UUID caseId, Holding post, UUID successorId, Text office, Actor actor) {
        CaseFile file = files.lock(caseId).orElseThrow();
        participants.replace(caseId, Role.TRAINING_CONTACT, post.personId(), successorId);
        jdbc.sql("update inbox_item set office_id = ? where case_id = ? and role = ? and office_id = ?")
                .params(successorId, caseId, Role.TRAINING_CONTACT.id(), post.personId())
                .update();
        file.advance();
        ledger.append(new Entry(
                LedgerChain.ofCase(caseId),
                actor.personId(),
                office.chinese(),
                "hand-over",
                Role.TRAINING_CONTACT.id(),
                "",
                LocalDate.now(clock),
                Sha256.of(post.personId() + " " + successorId)));
    }

    private List<OpenWork.Task> tasks(Holding post, UUID successorId, String only) {
        return jdbc.sql("select distinct i.case_id, i.case_number, i.subject_name, i.task_id, i.step_id, i.step_name,"
                        + " i.step_name_en, i.due_sort" + OF_OFFICE + " and i.subject_id <> :successor" + only
                        + " order by i.due_sort, i.task_id")
                .param("organization", post.organizationId())
                .param("roles", roles(post))
                .param("holder", post.personId())
                .param("successor", successorId)
                .query((row, n) -> new OpenWork.Task(
                        row.getObject("case_id", UUID.class),
                        row.getString("case_number"),
                        row.getString("subject_name"),
                        row.getString("task_id"),
                        row.getString("step_id"),
                        new Text(row.getString("step_name"), row.getString("step_name_en"))))
                .list();
    }

    private List<OpenWork.Task> contacts(Holding post, UUID successorId) {
        return jdbc.sql(
                        "select c.id, c.number, c.person_name from case_participant p join case_file c on c.id = p.case_id"
                                + " where p.person_id = :holder and p.role = :role and c.state = 'OPEN'"
                                + " and c.organization_id = :organization and c.person_id is distinct from :successor"
                                + " and not exists (select from case_participant own where own.case_id = p.case_id"
                                + " and own.role = p.role and own.person_id = :successor) order by c.opened_at")
                .param("holder", post.personId())
                .param("role", Role.TRAINING_CONTACT.id())
                .param("organization", post.organizationId())
                .param("successor", successorId)
                .query((row, n) -> new OpenWork.Task(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        row.getString("person_name"),
                        null,
                        null,
                        null))
                .list();
    }

    private int introduced(Holding post) {
        return jdbc.sql("select count(*) from case_participant p join case_file c on c.id = p.case_id"
                        + " where p.person_id = ? and p.role = ? and c.state = 'OPEN'")
                .params(post.personId(), Role.INTRODUCER.id())
                .query(Integer.class)
                .single();
    }

    private static List<String> roles(Holding post) {
        return Arrays.stream(Role.values())
                .filter(role -> post.post() instanceof Role held && role.isFilledBy(held))
                .map(Role::id)
                .toList();
    }
}
