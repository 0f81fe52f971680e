package org.zhengcheng.transfer.graduates;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.sheet.Column;

/** The columns of a sheet of graduates. */
final class GraduateColumns {

    static final String NAME = "name";
    static final String NUMBER = "number";
    static final String BORN = "born";
    static final String DESTINATION = "destination";
    static final String OUTSIDE = "outside";
    static final String SCOPE = "scope";
    static final String DUES = "dues";

    static final Map<String, String> EXAMPLE =
            Map.of(NAME, "张示例", BORN, "2003-01-31", DESTINATION, "EX0101", DUES, "2026-06");

    static final List<Column> ALL = List.of(
            Column.text(NAME, new Text("姓名", "Name"), new Text("本支部的党员", "a member of the branch"), true),
            Column.text(
                    NUMBER,
                    new Text("公民身份号码", "Identity number"),
                    new Text("同名的写号码或者出生日期", "or the day of birth, for namesakes"),
                    false),
            Column.day(BORN, new Text("出生日期", "Day of birth"), new Text("例如 2003-01-31", "such as 2003-01-31"), false),
            Column.text(
                    DESTINATION,
                    new Text("转到的支部的代码", "Code of the branch they go to"),
                    new Text("在本系统内的写代码；系统外的空着", "if it is in this system; else empty"),
                    false),
            Column.text(
                    OUTSIDE,
                    new Text("转到的系统外党组织", "Organisation outside they go to"),
                    new Text("系统外的写全称", "its full name, if it is outside"),
                    false),
            Column.choice(
                    SCOPE,
                    new Text("系统外的在哪里", "Where outside"),
                    new Text("写了系统外党组织的，从下拉单里选", "choose, if it is outside"),
                    false,
                    scopes()),
            Column.text(
                    DUES,
                    new Text("党费交至", "Dues paid until"),
                    new Text("哪一年哪个月，例如 2026-06", "year and month, such as 2026-06"),
                    true));

    private GraduateColumns() {}

    /** As the form of the application offers them. */
    private static Map<String, Text> scopes() {
        Map<String, Text> scopes = new LinkedHashMap<>();
        scopes.put("province", new Text("本省内", "in this province"));
        scopes.put("beyond", new Text("外省", "in another province"));
        scopes.put("special", new Text("单独管理的系统", "the armed forces, a central enterprise or the like"));
        return scopes;
    }
}
