package org.zhengcheng.ledger;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Remembers what was asked for, by a key made when the form was rendered. A lost answer is not a lost commit: the same
 * key again returns the same answer and does nothing twice.
 */
@Component
public class Operations {

    /** The name under which a form sends its key. */
    public static final String FIELD = "_operation";

    private final JdbcClient jdbc;

    Operations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The first write of every transaction. A second request with the key waits here until the first has ended.
     *
     * @param answer what will be the answer if this transaction commits
     * @return the answer of an earlier request with this key; empty if this is the first
     * @throws OperationReused if the key was used for something else
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<String> begin(UUID key, UUID actorId, String requestSha256, String answer) {
        int first = jdbc.sql("insert into operation (key, actor_id, request_sha256, answer) values (?, ?, ?, ?)"
                        + " on conflict (key) do nothing")
                .params(key, actorId, requestSha256, answer)
                .update();
        return first == 1 ? Optional.empty() : Optional.of(earlier(key, actorId, requestSha256));
    }

    /**
     * The answer to an earlier request with this key, without asking for anything.
     *
     * @throws OperationReused if the key was used for something else
     */
    public Optional<String> answered(UUID key, UUID actorId, String requestSha256) {
        return jdbc.sql("select exists(select from operation where key = ?)")
                        .param(key)
                        .query(Boolean.class)
                        .single()
                ? Optional.of(earlier(key, actorId, requestSha256))
                : Optional.empty();
    }

    /** The answer to whatever this person asked for with this key; empty if nothing was, or nothing came of it. */
    public Optional<String> answer(UUID key, UUID actorId) {
        return jdbc.sql("select answer from operation where key = ? and actor_id = ?")
                .params(key, actorId)
                .query(String.class)
                .optional();
    }

    private String earlier(UUID key, UUID actorId, String requestSha256) {
        record Stored(UUID actorId, String requestSha256, String answer) {}
        Stored stored = jdbc.sql("select actor_id, request_sha256, answer from operation where key = ?")
                .param(key)
                .query(Stored.class)
                .single();
        if (!stored.actorId().equals(actorId) || !stored.requestSha256().equals(requestSha256)) {
            throw new OperationReused();
        }
        return stored.answer();
    }
}
