package org.zhengcheng.organization.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people left open in the tree. */
@Component
class Opened {

    /** So many levels make a long page already; what was opened first is closed for the next. */
    private static final int MOST = 30;

    private final JdbcClient jdbc;

    Opened(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a person left open; empty if they never looked. */
    Optional<Set<UUID>> of(UUID personId) {
        return jdbc.sql("select opened from organization_view where person_id = ?")
                .param(personId)
                .query((row, n) -> (Set<UUID>) new LinkedHashSet<>(
                        Arrays.asList((UUID[]) row.getArray("opened").getArray())))
                .optional();
    }

    @Transactional
    void remember(UUID personId, Set<UUID> opened) {
        List<UUID> all = new ArrayList<>(opened);
        List<UUID> last = all.subList(Math.max(0, all.size() - MOST), all.size());
        jdbc.sql("insert into organization_view (person_id, opened) values (:person, cast(:opened as uuid[]))"
                        + " on conflict (person_id) do update set opened = excluded.opened")
                .param("person", personId)
                .param("opened", last.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }
}
