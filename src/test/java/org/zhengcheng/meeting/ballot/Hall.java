package org.zhengcheng.meeting.ballot;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.language.Text;
import org.zhengcheng.support.Town;

/**
 * An open meeting of a town's branch that has come to the vote on one item; its secretary takes the chair, and its first
 * two people of these names count.
 */
public final class Hall {

    public static final String CHAIR = "secretary";
    public static final String FIRST = "commissioner";
    public static final String SECOND = "contact";

    private final JdbcClient jdbc;
    private final Ballots ballots;
    private final TransactionTemplate transaction;
    private final Town town;
    private final UUID meetingId = UUID.randomUUID();
    private int items;

    public Hall(Town town, JdbcClient jdbc, Ballots ballots, PlatformTransactionManager transactions) {
        this.town = town;
        this.jdbc = jdbc;
        this.ballots = ballots;
        this.transaction = new TransactionTemplate(transactions);
        jdbc.sql("insert into meeting (id, organization_id, kind, state, begins_at, place, chair_id, recorder_id,"
                        + " scrutineer_id, teller_id, convened_by, convened_name, office, office_en, convened_at)"
                        + " values (:id, :branch, 'BRANCH', 'OPEN', timestamptz '2026-06-01 01:00Z', '会议室', :chair, :chair,"
                        + " :first, :second, :chair, '书记', '支部书记', 'secretary', timestamptz '2026-05-25 01:00Z')")
                .param("id", meetingId)
                .param("branch", town.organizationId("branch"))
                .param("chair", town.id(CHAIR))
                .param("first", town.id(FIRST))
                .param("second", town.id(SECOND))
                .update();
    }

    public UUID meetingId() {
        return meetingId;
    }

    /** The next item comes to the vote; the one before is decided. */
    public UUID item() {
        UUID id = UUID.randomUUID();
        jdbc.sql("update meeting_item set state = 'DECIDED' where meeting_id = ?")
                .param(meetingId)
                .update();
        jdbc.sql("insert into meeting_item (id, meeting_id, place, title, title_en, rule, state, method)"
                        + " values (?, ?, ?, '是否同意接收申请人甲为预备党员', 'Admission of applicant A', 'admission', 'VOTING',"
                        + " 'ELECTRONIC')")
                .params(id, meetingId, ++items)
                .update();
        return id;
    }

    public void prepare(UUID itemId) {
        prepare(itemId, BallotPaper.decision(new Text("是否同意接收申请人甲为预备党员", "Admission of applicant A")));
    }

    void prepare(UUID itemId, BallotPaper paper) {
        transaction.executeWithoutResult(status -> ballots.prepare(itemId, paper, town.id(FIRST), town.id(SECOND)));
    }

    public void open(UUID itemId, String... voters) {
        Set<UUID> ids = Stream.of(voters).map(town::id).collect(Collectors.toSet());
        transaction.executeWithoutResult(status -> ballots.open(itemId, ids));
    }

    public void close(UUID itemId) {
        transaction.executeWithoutResult(status -> ballots.close(itemId));
    }

    /** A ballot that is open to these voters. */
    public UUID openBallot(TellerKey first, TellerKey second, String... voters) {
        UUID item = item();
        prepare(item);
        first.register(town.as(FIRST), item);
        second.register(town.as(SECOND), item);
        open(item, voters);
        return item;
    }
}
