package org.zhengcheng.casework.consequence;

import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.Place;
import org.zhengcheng.organization.Chain;
import org.zhengcheng.organization.Organization;
import org.zhengcheng.organization.Role;

/** Puts the open steps of a case into the hands that have them after the tree of organisations changed. */
@Component
public class Reseating {

    private final Cases cases;
    private final StepNotices notices;
    private final ApplicationEventPublisher publisher;

    Reseating(Cases cases, StepNotices notices, ApplicationEventPublisher publisher) {
        this.cases = cases;
        this.notices = notices;
        this.publisher = publisher;
    }

    /** Whether any role is found elsewhere than before, or the branch is another or has another name. */
    public static boolean differs(Chain was, Chain is) {
        return !was.branch().equals(is.branch())
                || !seat(was, Role.PARENT_COMMITTEE).equals(seat(is, Role.PARENT_COMMITTEE))
                || !seat(was, Role.COUNTY_ORG_DEPT).equals(seat(is, Role.COUNTY_ORG_DEPT));
    }

    private static Optional<UUID> seat(Chain chain, Role role) {
        return chain.seatOf(role).map(Organization::id);
    }

    /** Tells whoever lists the open steps, and those to whom one comes; the caller holds the case. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(CaseFile file, Chain was, Chain is) {
        for (Place place : cases.open(file)) {
            notices.came(place.step(), place.taskId(), file, was, is);
            publisher.publishEvent(new StepSeatsChanged(
                    place.taskId(),
                    is.branch().id(),
                    is.branch().name(),
                    place.step().roles().stream()
                            .filter(Reseating::isOfOffice)
                            .map(role -> new StepOpened.Seat(
                                    role, is.seatOf(role).map(Organization::id).orElse(null), null))
                            .toList()));
        }
    }

    private static boolean isOfOffice(Role role) {
        return role.seat() != Role.Seat.SUBJECT && role.seat() != Role.Seat.PARTICIPANT;
    }
}
