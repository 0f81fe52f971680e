package org.zhengcheng.organization;

import org.zhengcheng.language.Text;

/** A person's standing towards the Party; the codes are those of the glossary, section 3. */
public enum Standing {
    /** Neither applying nor a member: who withdrew an application. */
    NONE("无", "none"),
    APPLICANT("入党申请人", "applicant"),
    ACTIVIST("入党积极分子", "activist"),
    TARGET("发展对象", "development target"),
    /** The branch meeting has passed it, the committee has not decided yet. */
    PENDING_APPROVAL("待批", "awaiting approval"),
    PROBATIONARY("预备党员", "probationary member"),
    FULL("正式党员", "full member"),
    SUSPENDED("停止党籍", "membership suspended"),
    REVOKED("取消预备党员资格", "probationary membership revoked"),
    NOT_RECOGNISED("不予承认", "not recognised"),
    /** Was persuaded to leave the Party as unqualified. */
    LEFT_PERSUADED("劝其退党", "left the Party on persuasion"),
    /** Was struck off as unqualified. */
    LEFT_STRUCK_OFF("除名", "struck off"),
    /** Belongs to an organisation outside this system now. */
    LEFT_TRANSFERRED("已转出", "transferred out");

    private final Text title;

    Standing(String chinese, String english) {
        this.title = new Text(chinese, english);
    }

    /** What it is called. */
    public Text title() {
        return title;
    }
}
