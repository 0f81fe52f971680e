package org.zhengcheng.secretaryreport;

import org.zhengcheng.language.Text;

/** What is scored: the items of a published scoring sheet; elsewhere others may be in use (local practice). */
public enum ScoreItem {
    OVERALL("总体评价", "overall"),
    AWARENESS("对抓基层党建的认识和熟悉程度", "awareness of Party building"),
    DUTY("履行责任情况", "duties"),
    RESULTS("推动重点任务落实成效", "results in the main tasks"),
    PROBLEMS("查摆问题", "problems found"),
    NEXT("下一步思路措施", "next steps");

    private final Text title;

    ScoreItem(String chinese, String english) {
        this.title = new Text(chinese, english);
    }

    /** What it is called. */
    public Text title() {
        return title;
    }
}
