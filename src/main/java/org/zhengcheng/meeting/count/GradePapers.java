package org.zhengcheng.meeting.count;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.zhengcheng.meeting.agenda.Item;
import org.zhengcheng.meeting.ballot.BallotPaper;
import org.zhengcheng.meeting.ballot.BallotPapers;

/** What the ballot of an item asks for beyond yes and no. */
@Component
public class GradePapers {

    private final ObjectProvider<BallotPapers> sources;

    GradePapers(ObjectProvider<BallotPapers> sources) {
        this.sources = sources;
    }

    /** What is asked when it is put to the vote; empty if it is a question of yes or no. */
    public Optional<BallotPaper> of(Item item) {
        return first(item, source -> source.of(item.caseId()).stream());
    }

    /** What was asked of an item that was put to the vote. */
    Optional<BallotPaper> asked(Item item) {
        return item.graded() ? of(item) : Optional.empty();
    }

    /** Whether members on probation give grades as well, which are advice; yes or no is not theirs to say. */
    public boolean admitsProbationers(Item item) {
        return first(
                        item,
                        source ->
                                source
                                        .of(item.caseId())
                                        .map(paper -> source.admitsProbationers(item.caseId()))
                                        .stream())
                .orElse(false);
    }

    private <T> Optional<T> first(Item item, Function<BallotPapers, Stream<T>> ask) {
        return item.isVote() && item.rule().isAdvice() && item.caseId() != null
                ? sources.stream().flatMap(ask).findFirst()
                : Optional.empty();
    }
}
