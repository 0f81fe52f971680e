package org.zhengcheng.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.zhengcheng.language.Text;

/**
 * A summary as it is laid out on paper, whatever prints it.
 *
 * @param on the day up to which it counts, in Asia/Shanghai
 */
record PrintedSummary(Summary summary, LocalDate on) {

    static final Text NOTHING = new Text("（无）", "(none)");

    /** Where a signature is followed by the day and the seal. */
    static final Text SEALED = new Text("　年　　月　　日（盖章）", "Date and seal:");

    /** So many characters stand in a line of a table on an upright sheet. */
    private static final int UPRIGHT = 44;

    /** A longer fact has a line to itself. */
    private static final int SHORT = 14;

    /** So many rows stay on the page of the signatures. */
    static final int KEPT = 2;

    private static final double ALL = 100;

    public Text unit() {
        return new Text(
                "填报单位：" + summary.body().chinese(),
                "Organisation: " + summary.body().english());
    }

    public Text until() {
        Text day = day(on);
        return new Text("数据截至" + day.chinese(), "As of " + day.english());
    }

    /** A value as it stands on paper: a day in words, anything else as it is. */
    public Object said(Object value) {
        return value instanceof LocalDate day ? day(day) : value;
    }

    private static Text day(LocalDate day) {
        return new Text(day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日", day.toString());
    }

    public Text nothing() {
        return NOTHING;
    }

    public Text sealed() {
        return SEALED;
    }

    /** Who signs, each before the room for a name. */
    public List<Text> signatures() {
        return summary.signatures().stream()
                .map(one -> new Text(one.chinese() + "：", one.english() + ":"))
                .toList();
    }

    /** Whether a table needs a sheet that lies on its side. */
    public boolean isWide() {
        return summary.tables().stream().anyMatch(table -> table.width() > UPRIGHT);
    }

    /** Whether a table is not parted from its head: it has no more rows than stay with the signatures. */
    public boolean isShort(Summary.Table table) {
        return table.rows().size() <= KEPT;
    }

    /** The rows of a table but for those that stay with the signatures, where it is the one above them. */
    public List<List<Object>> upTo(Summary.Table table, boolean signed) {
        return signed ? table.rows().subList(0, table.rows().size() - end(table).size()) : table.rows();
    }

    /** The last rows of a table: signatures do not stand on a page without what is signed. */
    public List<List<Object>> end(Summary.Table table) {
        return table.rows()
                .subList(Math.max(0, table.rows().size() - KEPT), table.rows().size());
    }

    /** The part of a table's width that a column has, of a hundred, as style sheets write it. */
    public String share(Summary.Table table, Summary.Column column) {
        return Math.round(ALL * column.width() / table.width()) + "%";
    }

    public boolean isNumber(Object value) {
        return value instanceof Number;
    }

    /** The facts, two in a line where both are short. */
    public List<List<Summary.Fact>> lines() {
        List<List<Summary.Fact>> lines = new ArrayList<>();
        List<Summary.Fact> open = new ArrayList<>();
        for (Summary.Fact fact : summary.facts()) {
            boolean isLong = fact.is().toString().length() > SHORT;
            if (isLong && !open.isEmpty()) {
                lines.add(List.copyOf(open));
                open.clear();
            }
            open.add(fact);
            if (isLong || open.size() == 2) {
                lines.add(List.copyOf(open));
                open.clear();
            }
        }
        if (!open.isEmpty()) {
            lines.add(open);
        }
        return lines;
    }
}
