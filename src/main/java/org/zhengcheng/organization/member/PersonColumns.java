package org.zhengcheng.organization.member;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhengcheng.language.Speaker;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Standing;
import org.zhengcheng.organization.sheet.Column;

/** The columns of a sheet of people: where they belong, every field of the record, and what earlier records say. */
@Component
class PersonColumns {

    static final String ORGANIZATION = "organization";
    static final String STANDING = "standing";
    static final String SINCE = "since";
    static final String SURE = "sure";

    /** What earlier records may say; what a case is about to decide is decided in it. */
    static final Map<String, Text> STANDINGS = standings();

    static final Map<String, String> EXAMPLE = Map.of(
            ORGANIZATION,
            "EX0101",
            PersonField.NAME.id(),
            "张示例",
            PersonField.BIRTH_DATE.id(),
            "1990-01-31",
            PersonField.SEX.id(),
            "1",
            PersonField.NATION.id(),
            "01",
            PersonField.EDUCATION.id(),
            "20",
            STANDING,
            Standing.FULL.name(),
            SINCE,
            "2015-07-01");

    private static final Map<String, Text> YES_OR_NO = yesOrNo();

    private final List<Column> all;

    PersonColumns(Speaker speaker) {
        all = List.copyOf(columns(speaker));
    }

    List<Column> all() {
        return all;
    }

    private static List<Column> columns(Speaker speaker) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text(
                ORGANIZATION,
                new Text("党支部的代码", "Code of the branch"),
                new Text("您管档案的党支部", "a branch whose records you keep"),
                true));
        for (PersonField field : PersonField.values()) {
            Text title = speaker.both("member.field." + field);
            boolean required = field == PersonField.NAME;
            columns.add(
                    switch (field.kind()) {
                        case CODE ->
                            Column.choice(
                                    field.id(),
                                    title,
                                    new Text("从下拉单里选", "choose from the list"),
                                    required,
                                    field.options());
                        case FLAG ->
                            Column.choice(field.id(), title, new Text("是或否", "yes or no"), required, YES_OR_NO);
                        case DATE ->
                            Column.day(field.id(), title, new Text("例如 1990-01-31", "such as 1990-01-31"), required);
                        case NUMBER ->
                            Column.text(
                                    field.id(),
                                    title,
                                    new Text("18位；填了就不用填性别和出生日期", "18 characters; sex and day of birth follow from it"),
                                    required);
                        case MONTHS -> Column.text(field.id(), title, new Text("例如 -12", "such as -12"), required);
                        default -> Column.text(field.id(), title, Text.same(""), required);
                    });
        }
        columns.add(Column.choice(
                STANDING,
                new Text("原有身份", "Standing held before"),
                new Text("由上级党委或组织部门登记，以后的在案件里定", "entered by the committee above; later ones are decided in cases"),
                false,
                STANDINGS));
        columns.add(Column.day(
                SINCE, new Text("身份起始日", "Standing since"), new Text("填了身份才填", "only with a standing"), false));
        columns.add(Column.choice(
                SURE,
                new Text("同名已核对", "Namesakes checked"),
                new Text("提示可能已有档案、核对过不是同一个人的，写是", "yes, if somebody alike is on record and is another person"),
                false,
                Map.of("true", YES_OR_NO.get("true"))));
        return columns;
    }

    private static Map<String, Text> standings() {
        Map<String, Text> standings = new LinkedHashMap<>();
        Stream.of(
                        Standing.APPLICANT,
                        Standing.ACTIVIST,
                        Standing.TARGET,
                        Standing.PROBATIONARY,
                        Standing.FULL,
                        Standing.SUSPENDED)
                .forEach(standing -> standings.put(standing.name(), standing.title()));
        return standings;
    }

    private static Map<String, Text> yesOrNo() {
        Map<String, Text> both = new LinkedHashMap<>();
        both.put("true", new Text("是", "yes"));
        both.put("false", new Text("否", "no"));
        return both;
    }
}
