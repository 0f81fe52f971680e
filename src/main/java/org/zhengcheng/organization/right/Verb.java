package org.zhengcheng.organization.right;

import org.zhengcheng.language.Text;

/** What somebody may be allowed to do. */
public enum Verb {
    READ("查看案件", "read a case"),
    READ_SUBMISSION("查看交来的内容和材料", "read what was handed in"),
    TAKE("办理步骤", "take a step"),
    TAKE_ON_BEHALF("代申请人交材料", "hand in for the applicant"),
    RETURN("退回修改", "send back"),
    WITHDRAW("撤回申请", "give up the application"),
    TERMINATE("终止办理", "terminate the case"),
    NUDGE("催办", "ask to go on"),
    REISSUE_LETTER("打印、补办介绍信，封装随信的电子材料", "print and reissue letters of introduction, seal the file that goes with one"),
    RECEIVE_PARCEL("接收其他系统封装的电子材料", "take in files sealed by other installations"),
    ENTER_FROM_PAPER("补录纸质案件", "enter a case begun on paper"),
    ENTER_STANDING("登记原有身份", "enter a standing held before"),
    READ_MEETING("查看会议", "see meetings"),
    CONVENE_MEETING("召集会议", "convene meetings"),
    LAUNCH_ROUND("为所属党支部启动年度工作、督促进度", "launch the year for all branches below, remind those who are late"),
    REVIEW_TEAM("记录定期分析", "record a periodic review"),
    SUBSTITUTE("外出时请人代办", "name a substitute while away"),
    ARRANGE_SUBSTITUTE("替不在的人安排代办", "arrange a substitute for somebody who is away"),
    KEEP_RECORDS("查看、登记和修改人员档案", "see, enter and change people’s records"),
    READ_NUMBER("查看完整的证件号和电话", "read whole identity and telephone numbers"),
    ENTER_FIRST("登记还没有人管档案的组织的第一批人", "enter the first people where nobody keeps records yet"),
    RECORD_RELATIVE("登记他人的亲属关系", "record somebody’s relatives"),
    READ_POSTS("查看岗位和任职", "see who holds which post"),
    APPOINT("任免岗位", "appoint to posts"),
    HAND_OVER("交接岗位", "hand over an office"),
    GRANT_ADMINISTRATION("任免管理员", "appoint administrators"),
    MANAGE_ACCOUNTS("管理账号", "manage accounts"),
    MANAGE_ORGANIZATIONS("管理党组织", "manage organisations"),
    CONFIGURE_CALENDAR("改工作日历", "change the calendar"),
    EDIT_DIAGRAM("改流程图", "change diagrams"),
    RELEASE_DIAGRAM("发布别人改的流程图", "release diagrams that others have changed"),
    MANAGE_KEYS("更换加密密钥", "change the keys of encryption"),
    TRUST_SENDER("登记可信的其他系统", "trust other installations"),
    SET_RETENTION("定材料保管期限", "set how long material is kept"),
    HOLD_MATERIAL("暂停删除案件材料", "keep a case’s material from being erased"),
    READ_LEDGER("查阅总账", "read the ledger");

    private final Text title;

    Verb(String chinese, String english) {
        this.title = new Text(chinese, english);
    }

    /** What it is called. */
    public Text title() {
        return title;
    }
}
