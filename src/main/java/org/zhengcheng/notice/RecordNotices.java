package org.zhengcheng.notice;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zhengcheng.organization.member.ProposalDecided;
import org.zhengcheng.organization.member.ProposalMade;

/** Tells people of changes of their records, in the transaction in which these are asked for or decided on. */
@Component
class RecordNotices {

    private final Notices notices;

    RecordNotices(Notices notices) {
        this.notices = notices;
    }

    @EventListener
    void tell(ProposalMade made) {
        notices.proposed(made.keepers(), made.personName());
    }

    @EventListener
    void tell(ProposalDecided decided) {
        notices.decided(decided.personId(), decided.personName(), decided.deciderName());
    }
}
