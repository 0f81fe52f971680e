package org.zhengcheng.evaluation;

import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.zhengcheng.organization.Standing;

/**
 * Somebody on the roster of an evaluation, and what came of it. Times are local to Asia/Shanghai.
 *
 * @param remark what the branch noted about their part; null if nothing
 * @param selfBy who entered the self-evaluation in their place; null if they wrote it
 * @param excuse why there is none; null if there is one, or it is still awaited
 * @param votes null before the ballot
 * @param situation the number of the situation in which they are unqualified; null unless they are
 * @param answer what they said to their grade; null until they did
 * @param answerBy who noted it in their place; null if they answered
 */
public record Member(
        UUID caseId,
        UUID personId,
        String name,
        Standing standing,
        Part part,
        String remark,
        String selfText,
        LocalDateTime selfAt,
        String selfBy,
        String excuse,
        Votes votes,
        Grade grade,
        String gradeReason,
        Integer situation,
        Answer answer,
        String answerText,
        LocalDateTime answeredAt,
        String answerBy) {

    /** Whether what is asked of them before the ballot is there, or it is said why not. */
    public boolean isSelfDone() {
        return !part.isSelfAsked() || selfText != null || excuse != null;
    }

    /** In which situation they are unqualified; null unless they are. */
    public Situation inSituation() {
        return Situation.of(situation).orElse(null);
    }

    /** How many gave which grade. */
    public record Votes(int excellent, int qualified, int basically, int unqualified, List<Integer> situations) {

        public int all() {
            return excellent + qualified + basically + unqualified;
        }
    }

    /** What a member said to the grade. */
    public enum Answer {
        CONFIRMED,
        OBJECTED,
        /** The branch notes that they cannot be reached. */
        UNREACHED
    }
}
