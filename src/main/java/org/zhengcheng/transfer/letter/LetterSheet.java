package org.zhengcheng.transfer.letter;

import java.util.List;
import org.zhengcheng.document.PrintedPaper.Line;

/**
 * A letter with everything filled in, as it is printed on one sheet: the stub (存根), the letter (介绍信) and the receipt
 * (回执), one under the other.
 *
 * @param number at the upper right of each part
 * @param seamNumber the same in capital numerals, across the perforations
 * @param where the page on which it is checked, to be typed
 * @param code the code to be typed there
 * @param isVoid whether it counts no more
 * @param isLong whether it has to be set smaller
 */
record LetterSheet(
        String number,
        String seamNumber,
        List<Line> stub,
        Line issued,
        Line addressee,
        List<Line> letter,
        Line valid,
        List<Line> contacts,
        Line receiptTo,
        List<Line> receipt,
        Line byHandDay,
        Line clerk,
        QrSign sign,
        String where,
        String code,
        boolean isVoid,
        boolean isLong) {

    // What is printed on the form itself, in Chinese whoever looks at it.

    public String title() {
        return "中国共产党党员组织关系介绍信";
    }

    public String receiptTitle() {
        return title() + "回执";
    }

    /** What the three parts are called, from the top. */
    public List<String> parts() {
        return List.of("第一联　存根", "第二联　介绍信", "第三联　回执");
    }

    public String numbered() {
        return "第 " + number + " 号";
    }

    public String seamNumbered() {
        return "第 " + seamNumber + " 号";
    }

    public String seam() {
        return "骑缝章";
    }

    public String seal() {
        return "（盖章）";
    }

    /** Where the receipt is glued on when it has come back. */
    public String glue() {
        return "贴回执联处";
    }

    public String check() {
        return "扫码核验，或打开 " + where + " 输入核验码 " + code;
    }

    public String voided() {
        return "作废";
    }
}
