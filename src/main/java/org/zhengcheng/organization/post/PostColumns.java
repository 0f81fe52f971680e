package org.zhengcheng.organization.post;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Administrator;
import org.zhengcheng.organization.Role;
import org.zhengcheng.organization.sheet.Column;

/** The columns of a sheet of posts. */
final class PostColumns {

    static final String ORGANIZATION = "organization";
    static final String POST = "post";
    static final String PERSON = "person";
    static final String NUMBER = "number";
    static final String BORN = "born";
    static final String FROM = "from";
    static final String UNTIL = "until";
    static final String REASON = "reason";

    static final Map<String, String> EXAMPLE = Map.of(
            ORGANIZATION,
            "EX0101",
            POST,
            Role.BRANCH_SECRETARY.id(),
            PERSON,
            "张示例",
            BORN,
            "1990-01-31",
            FROM,
            "2024-06-01",
            REASON,
            "示例发〔2024〕1号");

    static final List<Column> ALL = List.of(
            Column.text(
                    ORGANIZATION,
                    new Text("党组织的代码", "Code of the organisation"),
                    new Text("在哪个党组织任职", "where the post is"),
                    true),
            Column.choice(POST, new Text("岗位", "Post"), new Text("从下拉单里选", "choose from the list"), true, posts()),
            Column.text(PERSON, new Text("姓名", "Name"), new Text("已有档案的人", "somebody on record"), true),
            Column.text(
                    NUMBER,
                    new Text("公民身份号码", "Identity number"),
                    new Text("同名的、不是本组织的人，写号码或者出生日期", "or the day of birth, for namesakes and people of elsewhere"),
                    false),
            Column.day(BORN, new Text("出生日期", "Day of birth"), new Text("例如 1990-01-31", "such as 1990-01-31"), false),
            Column.day(FROM, new Text("第一天", "First day"), new Text("例如 2024-06-01", "such as 2024-06-01"), true),
            Column.day(UNTIL, new Text("最后一天", "Last day"), new Text("不定就空着", "empty if none is set"), false),
            Column.text(
                    REASON,
                    new Text("依据", "Decision"),
                    new Text("任免文号；第一天已经过去的必须写", "its number; needed for a day that is past"),
                    false));

    private PostColumns() {}

    private static Map<String, Text> posts() {
        Map<String, Text> posts = new LinkedHashMap<>();
        Role.everyPost().forEach(role -> posts.put(role.id(), role.title()));
        Arrays.stream(Administrator.values()).forEach(post -> posts.put(post.id(), post.title()));
        return posts;
    }
}
