package org.zhengcheng.transfer.course;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Person;
import org.zhengcheng.organization.post.Leaving;

/**
 * The posts that a member holds where they come from: nobody holds a post where they do not belong. The committee approves
 * once they are handed over; one that was given since then ends with acceptance.
 */
@Component
class HeldPosts {

    private static final Text WHY = new Text("组织关系转出", "Membership transferred");

    private final Transfers transfers;
    private final Leaving leaving;
    private final Clock clock;

    HeldPosts(Transfers transfers, Leaving leaving, Clock clock) {
        this.transfers = transfers;
        this.leaving = leaving;
        this.clock = clock;
    }

    /** What a member who is on the way has to hand over, now or later. */
    List<Text> of(Person member) {
        Optional<Transfer> running = transfers.running(member.id());
        return leaving.posts(
                member.id(),
                member.organizationId(),
                running.map(Transfer::destinationId).orElse(null),
                LocalDate.now(clock));
    }

    /** @param to the branch they belong to from then on; null outside the system */
    void end(UUID memberId, UUID from, UUID to, StepRecord taken) {
        if (from != null) {
            leaving.end(
                    memberId,
                    from,
                    to,
                    taken.eventDate(),
                    WHY,
                    new Leaving.By(taken.actorId(), taken.actorName(), taken.office()));
        }
    }

    /** As a sentence names them. */
    static Text listed(List<Text> posts) {
        return new Text(
                posts.stream().map(Text::chinese).collect(Collectors.joining("、")),
                posts.stream().map(Text::english).collect(Collectors.joining(", ")));
    }
}
