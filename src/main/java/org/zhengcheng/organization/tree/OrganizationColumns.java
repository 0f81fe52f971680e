package org.zhengcheng.organization.tree;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.sheet.Column;

/** The columns of a sheet of organisations. */
final class OrganizationColumns {

    static final String CODE = "code";
    static final String NAME = "name";
    static final String TYPE = "type";
    static final String PARENT = "parent";
    static final String APPROVES = "approves";
    static final String FOUNDED = "founded";
    static final String DOCUMENT = "document";

    static final List<Column> ALL = List.of(
            Column.text(
                    CODE,
                    new Text("代码", "Code"),
                    new Text("上级编的代码，字母、数字和横线，最多20位", "letters, figures and hyphens, at most 20"),
                    true),
            Column.text(NAME, new Text("名称", "Name"), new Text("全称，和印章上的一样", "in full, as on the seal"), true),
            Column.choice(TYPE, new Text("类型", "Type"), new Text("从下拉单里选", "choose from the list"), true, types()),
            Column.text(
                    PARENT,
                    new Text("上级的代码", "Code of what it is under"),
                    new Text("可以是本表里的，写在上面下面都行；最上级的空着", "may be one of this sheet, above or below; empty at the top"),
                    false),
            Column.day(FOUNDED, new Text("设立日期", "Founded on"), new Text("例如 2024-06-01", "such as 2024-06-01"), true),
            Column.text(
                    DOCUMENT,
                    new Text("依据的文件", "Document"),
                    new Text("文号，没有文号的写会议和日期", "its number, or meeting and day"),
                    true),
            Column.choice(
                    APPROVES,
                    new Text("有权审批预备党员", "May admit probationary members"),
                    new Text("上级明确授权的写是；细则第二十二条", "only where granted (article 22)"),
                    false,
                    Map.of("true", new Text("是", "yes"))));

    static final Map<String, String> EXAMPLE = Map.of(
            CODE,
            "EX0101",
            NAME,
            "示例街道第一党支部",
            TYPE,
            "BR",
            PARENT,
            "EX01",
            FOUNDED,
            "2024-06-01",
            DOCUMENT,
            "示例发〔2024〕1号");

    /** Which column an input of the page is. */
    private static final Map<String, String> INPUTS =
            Map.of("code", CODE, "name", NAME, "type", TYPE, "other", PARENT, "act", APPROVES, "on", FOUNDED);

    private OrganizationColumns() {}

    static String of(String input) {
        return INPUTS.getOrDefault(input, input);
    }

    private static Map<String, Text> types() {
        Map<String, Text> types = new LinkedHashMap<>();
        Arrays.stream(OrganizationType.values()).forEach(type -> types.put(type.name(), type.title()));
        return types;
    }
}
