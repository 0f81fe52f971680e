package org.zhengcheng.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhengcheng.language.Text;
import org.zhengcheng.meeting.ballot.BallotPaper;
import org.zhengcheng.meeting.ballot.BallotPapers;

/**
 * The ballot paper of an evaluation: one question for everybody who is graded. Who finds somebody unqualified says in which
 * situation (domain notes, evaluation §4). Everybody votes on themselves too, of which no rule is known (to be confirmed):
 * a paper on which one name is left out would say whose it is.
 */
@Component
class GradePaper implements BallotPapers {

    private static final Text TITLE = new Text("民主测评", "Evaluation of members");

    /** The question about the branch committee, the last, where the year asks it. */
    static final String COMMITTEE = "committee";

    private final Evaluations evaluations;

    GradePaper(Evaluations evaluations) {
        this.evaluations = evaluations;
    }

    @Override
    public Optional<BallotPaper> of(UUID caseId) {
        return evaluations.find(caseId).map(evaluation -> paper(evaluation, evaluations.members(caseId)));
    }

    @Override
    public boolean admitsProbationers(UUID caseId) {
        return evaluations.members(caseId).stream().anyMatch(member -> member.part() == Part.PROBATIONARY_VOTING);
    }

    private static BallotPaper paper(Evaluation evaluation, List<Member> members) {
        List<BallotPaper.Option> options = options();
        List<BallotPaper.Question> questions = new ArrayList<>();
        members.stream()
                .filter(member -> member.part().isGraded())
                .forEach(member -> questions.add(
                        new BallotPaper.Question(member.personId().toString(), Text.same(member.name()), options)));
        if (evaluation.committeeAsked()) {
            questions.add(new BallotPaper.Question(
                    COMMITTEE,
                    CommitteeGrade.QUESTION,
                    Arrays.stream(CommitteeGrade.values())
                            .map(grade -> new BallotPaper.Option(grade.name(), grade.title()))
                            .toList()));
        }
        return new BallotPaper(TITLE, questions);
    }

    private static List<BallotPaper.Option> options() {
        List<BallotPaper.Option> options = new ArrayList<>();
        for (Grade grade : List.of(Grade.EXCELLENT, Grade.QUALIFIED, Grade.BASICALLY)) {
            options.add(new BallotPaper.Option(grade.name(), grade.title()));
        }
        for (Situation situation : Situation.values()) {
            options.add(new BallotPaper.Option(
                    unqualified(situation),
                    new Text(
                            Grade.UNQUALIFIED.title().chinese() + "（" + situation.number() + "）"
                                    + situation.title().chinese(),
                            Grade.UNQUALIFIED.title().english() + " (" + situation.number() + "): "
                                    + situation.title().english())));
        }
        return options;
    }

    /** The option that finds somebody unqualified in a situation. */
    static String unqualified(Situation situation) {
        return Grade.UNQUALIFIED.name() + "-" + situation.number();
    }
}
