package org.zhengcheng.evaluation;

import java.util.Arrays;
import java.util.Optional;
import org.zhengcheng.language.Text;

/**
 * In which situation somebody is unqualified, as the measures of 2024 on unqualified members list them; their wording is to
 * be held against the text of the measures (domain notes, evaluation §6: to be confirmed).
 */
public enum Situation {
    WAVERING(
            "理想信念不坚定、信仰宗教、消极、组织纪律意识不强等",
            "wavering conviction, religious belief, passivity, weak discipline and the like"),
    OUT_OF_CONTACT("失去联系六个月以上、两年以内又取得联系", "out of contact for more than six months, found again within two years"),
    UNCHANGED("限期改正期满没有转变，或者以退党相要挟、经教育不改", "no change after the time set to correct, or threatening to leave"),
    LAPSED(
            "丧失党员条件，连续六个月不参加组织生活、不交党费、不做工作，停止党籍满两年",
            "no longer fit to be a member, or six months without any part in the Party");

    private final Text title;

    Situation(String chinese, String english) {
        this.title = new Text(chinese, english);
    }

    /** What it is called. */
    public Text title() {
        return title;
    }

    /** As the ballot numbers it, from 1. */
    public int number() {
        return ordinal() + 1;
    }

    static Optional<Situation> of(Integer number) {
        return Arrays.stream(values())
                .filter(one -> number != null && one.number() == number)
                .findFirst();
    }
}
