package org.zhengcheng.casework.file;

import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.notice.Notices;
import org.zhengcheng.organization.relative.RelativesDeclared;

/** Once two are known to be relatives, what either was told of the other's cases in office is taken back. */
@Component
class ForgetRelatives {

    private final Notices notices;
    private final JdbcClient jdbc;

    ForgetRelatives(Notices notices, JdbcClient jdbc) {
        this.notices = notices;
        this.jdbc = jdbc;
    }

    @EventListener
    void declared(RelativesDeclared relatives) {
        notices.forget(relatives.personId(), casesOf(relatives.otherId()));
        notices.forget(relatives.otherId(), casesOf(relatives.personId()));
    }

    private List<UUID> casesOf(UUID personId) {
        return jdbc.sql("select id from case_file where person_id = ?")
                .param(personId)
                .query(UUID.class)
                .list();
    }
}
