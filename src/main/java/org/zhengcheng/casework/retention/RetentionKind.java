package org.zhengcheng.casework.retention;

import org.zhengcheng.language.Text;

/**
 * A kind of material that is kept for a time of its own. Where the regulations say nothing, nothing is erased until the
 * administrator has set a time by the rules of the place: most of them are local (地方惯例) or still to be looked up.
 */
enum RetentionKind {
    /** The rules name six papers that go to the personnel file; what the system has of them is never erased by a rule. */
    DOSSIER(
            new Text("入党后进人事档案的六种材料和办理经过", "the six papers of the personnel file and the record of an admission"),
            new Text("《发展党员工作细则》第三十六条：存入本人人事档案", "rules on admitting members, article 36: kept in the personnel file"),
            null,
            0),
    ADMITTED(
            new Text("入党案件里的其他文件", "other files of a case that ended with admission"),
            new Text("支部、党委留存；年限由当地文书档案规定【地方惯例】", "kept by branch and committee; for how long is local practice"),
            null,
            1),
    ENDED(
            new Text("没有入党就结束的案件：全部内容和文件", "everything in a case that ended without admission"),
            new Text("细则没有写明年限，由当地规定【待核实】", "the rules name no time; to be set by local rules"),
            null,
            1),
    /** Grades, votes and the steps stay, for statistics and for who was given what; the words and files go. */
    REVIEWS(
            new Text("民主评议、述职评议的自评、意见、报告和文件", "what was written and handed in for evaluations and duty reports"),
            new Text("保管期限按当地文书档案规定【待核实】", "for how long is for local rules on records to say"),
            null,
            1),
    LOOKS(
            new Text("谁看过谁的完整号码", "who looked at whose whole number"),
            new Text(
                    "《个人信息保护法》第五十六条：处理情况记录至少保存三年",
                    "Personal Information Protection Law, article 56: at least three years"),
            36,
            36),
    LEDGER(
            new Text("总账里的登录地址、设备和说明", "addresses, devices and words in the ledger"),
            new Text("《网络安全法》：网络日志至少保存六个月", "Cybersecurity Law: network logs for at least six months"),
            36,
            7);

    private final Text title;
    private final Text basis;
    private final Integer months;
    private final int least;

    RetentionKind(Text title, Text basis, Integer months, int least) {
        this.title = title;
        this.basis = basis;
        this.months = months;
        this.least = least;
    }

    Text title() {
        return title;
    }

    /** What says so where nobody has set anything else. */
    Text basis() {
        return basis;
    }

    /** For how many months it is kept where nobody has set anything else; null for ever. */
    Integer months() {
        return months;
    }

    /** The fewest months that can be set; 0 if none can. */
    int least() {
        return least;
    }

    boolean isFixed() {
        return least == 0;
    }

    boolean isOfCases() {
        return this == ADMITTED || this == ENDED || this == REVIEWS;
    }
}
