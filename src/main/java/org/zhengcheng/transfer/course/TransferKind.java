package org.zhengcheng.transfer.course;

import org.zhengcheng.language.Text;

/** The kinds of transfer, by how far the member goes; the registrations that are none among them. */
public enum TransferKind {
    /** Between two branches under one committee with authority to approve: no letter (党委内部调整). */
    INTRA_COMMITTEE("同一党委内", "within one committee"),
    INTRA_COUNTY("同县（市、区）", "within the county"),
    INTRA_PROVINCE("同省", "within the province"),
    CROSS_PROVINCE("跨省", "across provinces"),
    /** To the armed forces, a central enterprise and the like, by letter on paper. */
    OUT_OF_SYSTEM("转往系统外", "out of the system"),
    IN_TO_SYSTEM("系统外转入", "into the system"),
    /** Away without a fixed place: registered, not transferred. */
    MOBILE("流动党员", "mobile member"),
    /** Studies or does research abroad: the membership stays (条例第三十四条). */
    ABROAD("出国（境）学习研究", "study abroad");

    private final Text title;

    TransferKind(String chinese, String english) {
        this.title = new Text(chinese, english);
    }

    /** What it is called. */
    public Text title() {
        return title;
    }
}
