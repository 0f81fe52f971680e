package org.zhengcheng.transfer.parcel;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which cases were opened with a parcel from another installation. */
@Component
public class OpenedParcels {

    private final JdbcClient jdbc;

    OpenedParcels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the member of a case came with a parcel whose file is still kept. */
    public boolean cameWith(UUID caseId) {
        return jdbc.sql("select exists(select from parcel where case_id = ? and removed_at is null)")
                .param(caseId)
                .query(Boolean.class)
                .single();
    }
}
