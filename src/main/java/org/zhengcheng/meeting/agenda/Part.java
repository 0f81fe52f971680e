package org.zhengcheng.meeting.agenda;

import org.zhengcheng.language.Text;

/** What somebody is in a meeting, from who conducts it down to who attends. */
public enum Part {
    CHAIR("主持人", "chair"),
    RECORDER("记录人", "minute taker"),
    /** 监票人: sees to it that the vote is in order, and counts. */
    SCRUTINEER("监票人", "scrutineer"),
    /** 计票人: counts too, by themselves. */
    TELLER("计票人", "teller"),
    /** Holds a post that may call meetings of the organisation together. */
    CONVENER("会议召集人", "convener"),
    MEMBER("参会人", "participant");

    private final Text title;

    Part(String chinese, String english) {
        this.title = new Text(chinese, english);
    }

    /** What it is called. */
    public Text title() {
        return title;
    }
}
