package org.zhengcheng.meeting.count;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.meeting.VoteCount;
import org.zhengcheng.meeting.VoteRule;
import org.zhengcheng.meeting.agenda.Item;
import org.zhengcheng.meeting.agenda.MeetingWrites;

/** Writes down what votes came to, as their rules say. */
@Component
public class Outcomes {

    private final MeetingWrites writes;
    private final JdbcClient jdbc;

    Outcomes(MeetingWrites writes, JdbcClient jdbc) {
        this.writes = writes;
        this.jdbc = jdbc;
    }

    /** The vote on an item, whose numbers were kept when it began, is decided by what was counted. */
    @Transactional(propagation = Propagation.MANDATORY)
    public VoteRule.Result decide(Item item, PaperCount count) {
        VoteCount began = item.counts().vote();
        VoteRule.Result result = item.graded()
                ? item.rule().held(began.should(), began.actual())
                : item.rule()
                        .decide(new VoteCount(
                                began.should(),
                                began.actual(),
                                count.agree(),
                                count.against(),
                                count.abstain(),
                                began.writtenAgree(),
                                began.writtenAgainst()));
        jdbc.sql(
                        "update meeting_item set state = 'DECIDED', issued = ?, returned = ?, valid = ?, agree = ?, against = ?,"
                                + " abstain = ?, result = ?, decided_at = ? where id = ?")
                .params(
                        count.issued(),
                        count.returned(),
                        count.valid(),
                        count.agree(),
                        count.against(),
                        count.abstain(),
                        result.name(),
                        writes.now(),
                        item.id())
                .update();
        return result;
    }
}
