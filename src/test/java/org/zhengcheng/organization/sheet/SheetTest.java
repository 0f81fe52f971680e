package org.zhengcheng.organization.sheet;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Sheets;
import org.zhengcheng.support.Town;

/** Bringing sheets through the pages. */
abstract class SheetTest extends ApplicationTest {

    @Autowired
    protected List<SheetKind> kinds;

    @Autowired
    protected Imports imports;

    @Autowired
    protected StagedRows staged;

    protected SheetKind kind(String id) {
        return kinds.stream().filter(kind -> kind.id().equals(id)).findFirst().orElseThrow();
    }

    /** Brings a sheet and waits until it is checked. */
    protected Page bring(Town town, String who, String kind, byte[] file) {
        Page taken = town.as(who)
                .get("/sheets/" + kind)
                .form("form[enctype]")
                .upload("sheet", kind + ".xlsx", file)
                .send();
        return finished(town, who, id(taken));
    }

    protected byte[] sheet(String kind, List<Map<String, String>> rows) {
        return Sheets.filled(kind, columns(kind), rows);
    }

    protected List<String> columns(String kind) {
        return kind(kind).columns().stream().map(Column::key).toList();
    }

    protected Page finished(Town town, String who, UUID id) {
        await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !imports.find(id).orElseThrow().isRunning());
        return town.as(who).get("/sheets/imports/" + id);
    }

    protected Page confirm(Town town, String who, Page looked) {
        looked.form("form[action$=/confirm]").send();
        return finished(town, who, id(looked));
    }

    protected static UUID id(Page page) {
        String path = page.uri().getPath();
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }

    protected String code(Town town, String organization) {
        return jdbc.sql("select code from organization where id = ?")
                .param(town.organizationId(organization))
                .query(String.class)
                .single();
    }

    protected int count(String sql, Object... parameters) {
        return jdbc.sql("select count(*) from " + sql)
                .params(parameters)
                .query(Integer.class)
                .single();
    }
}
