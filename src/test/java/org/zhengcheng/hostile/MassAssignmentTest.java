package org.zhengcheng.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;

@DisplayName("每张表都夹带上数据库每一列的名字：要么不收，要么不起作用")
class MassAssignmentTest extends HostileTest {

    private static final String CANARY = "canaryassigned";

    @Test
    void aFormTakesWhatItAsksForAndNothingElse() {
        aCaseIsOpen();
        List<String> columns = jdbc.sql(
                        "select distinct column_name from information_schema.columns"
                                + " where table_schema = 'public' and table_name not like 'act_%' and table_name not like 'flw_%'")
                .query(String.class)
                .list();
        assertThat(columns).hasSizeGreaterThan(150).contains("standing", "role", "locked_at", "password_hash");
        int sent = 0;
        for (Map.Entry<String, List<String>> one : pages().entrySet()) {
            for (String path : one.getValue()) {
                // What one form does may take another off the page.
                for (int i = 0; i < formsOf(as(one.getKey()).get(path)).size(); i++) {
                    Form form = formsOf(as(one.getKey()).get(path)).get(i);
                    Set<String> asked = form.names();
                    columns.stream()
                            .flatMap(column -> List.of(column, camel(column), "person." + column).stream())
                            .filter(name -> !asked.contains(name))
                            .forEach(name -> form.set(name, CANARY));
                    Page answer = form.sendToCheck();
                    assertThat(answer.status())
                            .as("%s by %s", path, one.getKey())
                            .isLessThan(500);
                    sent++;
                }
            }
        }
        assertThat(sent).isGreaterThan(20);
        assertThat(tablesWith(CANARY)).isEmpty();
    }

    private List<String> tablesWith(String text) {
        List<String> found = new ArrayList<>();
        for (String table : superuser
                .jdbc()
                .sql("select quote_ident(table_name) from information_schema.tables where table_schema = 'public'"
                        + " and table_type = 'BASE TABLE' and table_name not like 'spring_session%'")
                .query(String.class)
                .list()) {
            if (superuser
                    .jdbc()
                    .sql("select exists(select from " + table + " t where t::text like ?)")
                    .param("%" + text + "%")
                    .query(Boolean.class)
                    .single()) {
                found.add(table);
            }
        }
        return found;
    }

    private static String camel(String column) {
        StringBuilder name = new StringBuilder();
        for (String word : column.split("_")) {
            name.append(
                    name.isEmpty() || word.isEmpty()
                            ? word
                            : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
