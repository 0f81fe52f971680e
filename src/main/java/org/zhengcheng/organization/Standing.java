package org.zhengcheng.organization;

/** A person's standing towards the Party; the codes are those of the glossary, section 3. */
public enum Standing {
    /** Neither applying nor a member: who withdrew an application. */
    NONE("无"),
    APPLICANT("入党申请人"),
    ACTIVIST("入党积极分子"),
    TARGET("发展对象"),
    /** The branch meeting has passed it, the committee has not decided yet. */
    PENDING_APPROVAL("待批"),
    PROBATIONARY("预备党员"),
    FULL("正式党员"),
    SUSPENDED("停止党籍"),
    REVOKED("取消预备党员资格"),
    NOT_RECOGNISED("不予承认");

    private final String title;

    Standing(String title) {
        this.title = title;
    }

    /** The Chinese name. */
    public String title() {
        return title;
    }
}
