package org.zhengcheng.transfer.parcel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * A parcel that came.
 *
 * @param caseId the case opened with it; null if none is yet
 * @param removed whether the time for which its file is kept is over
 */
record Parcel(
        UUID id,
        String sender,
        String letterNumber,
        String sha256,
        UUID committeeId,
        Instant receivedAt,
        UUID caseId,
        boolean removed) {

    /** From a row of its table. */
    static Parcel of(ResultSet row, int n) throws SQLException {
        return new Parcel(
                row.getObject("id", UUID.class),
                row.getString("sender"),
                row.getString("letter_number"),
                row.getString("sha256"),
                row.getObject("committee_id", UUID.class),
                row.getTimestamp("received_at").toInstant(),
                row.getObject("case_id", UUID.class),
                row.getTimestamp("removed_at") != null);
    }
}
