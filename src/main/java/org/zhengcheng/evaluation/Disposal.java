package org.zhengcheng.evaluation;

import org.zhengcheng.language.Text;

/** How somebody was disposed of, in the kinds of the annual return (domain notes, evaluation §7). */
enum Disposal {
    RECTIFY("限期改正", "given time to correct"),
    PERSUADED("劝退", "left on persuasion"),
    STRUCK_REFUSED("劝而不退除名", "struck off, having refused to leave"),
    STRUCK_LAPSED("自行脱党除名", "struck off as having left by themselves"),
    STRUCK("其他除名", "struck off otherwise");

    private final Text title;

    Disposal(String chinese, String english) {
        this.title = new Text(chinese, english);
    }

    public Text title() {
        return title;
    }

    /**
     * The kind.
     *
     * @param outcome of the step that decided it
     * @param refused whether the member refused to leave before
     * @param situation in which the member was
     */
    static Disposal of(String outcome, boolean refused, String situation) {
        return switch (outcome) {
            case "rectify" -> RECTIFY;
            case "strike" ->
                refused
                        ? STRUCK_REFUSED
                        : situation.equals(String.valueOf(Situation.LAPSED.number())) ? STRUCK_LAPSED : STRUCK;
            default -> PERSUADED;
        };
    }
}
