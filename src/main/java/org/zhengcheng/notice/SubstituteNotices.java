package org.zhengcheng.notice;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zhengcheng.organization.absence.Absence;
import org.zhengcheng.organization.absence.SubstituteArranged;
import org.zhengcheng.organization.absence.SubstituteEnded;

/** Tells who is away and who acts for them of what was arranged, but for whoever arranged it. */
@Component
class SubstituteNotices {

    private final Notices notices;

    SubstituteNotices(Notices notices) {
        this.notices = notices;
    }

    @EventListener
    void tell(SubstituteArranged arranged) {
        Absence absence = arranged.absence();
        notices.substitutes(
                both(absence, arranged.byId()),
                absence.personName(),
                absence.substituteName(),
                absence.until(),
                arranged.byName());
    }

    @EventListener
    void tell(SubstituteEnded ended) {
        Absence absence = ended.absence();
        notices.substitutesNoMore(
                both(absence, ended.byId()), absence.personName(), absence.substituteName(), ended.byName());
    }

    private static List<UUID> both(Absence absence, UUID but) {
        return Stream.of(absence.personId(), absence.substituteId())
                .filter(one -> !one.equals(but))
                .toList();
    }
}
