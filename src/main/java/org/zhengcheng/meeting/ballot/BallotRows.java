package org.zhengcheng.meeting.ballot;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The tables of ballots. */
@Component
class BallotRows {

    /** Both seals are on. */
    static final int SEALED_TWICE = 2;

    /** The first teller has removed the outer one. */
    static final int SEALED_ONCE = 1;

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;

    BallotRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The ballot on an item, if there is one that is not void. */
    Optional<Ballot> find(UUID itemId) {
        return find(itemId, "");
    }

    /** The same, and nobody changes it until this transaction ends. */
    Optional<Ballot> locked(UUID itemId) {
        return find(itemId, " for update");
    }

    /** The same for many at once who only need that it stays as it is: it does not close until they are done. */
    Optional<Ballot> held(UUID itemId) {
        return find(itemId, " for share");
    }

    private Optional<Ballot> find(UUID itemId, String lock) {
        return jdbc.sql("select * from ballot where item_id = ? and state <> 'VOID'" + lock)
                .param(itemId)
                .query((row, n) -> new Ballot(
                        row.getObject("id", UUID.class),
                        row.getObject("item_id", UUID.class),
                        row.getObject("meeting_id", UUID.class),
                        JSON.readValue(row.getString("paper"), BallotPaper.class),
                        row.getObject("first_teller", UUID.class),
                        row.getObject("second_teller", UUID.class),
                        row.getBytes("first_key"),
                        row.getBytes("second_key"),
                        BallotState.valueOf(row.getString("state"))))
                .optional();
    }

    /** @return whether it is there now; another may have been quicker */
    boolean add(UUID itemId, BallotPaper paper, UUID firstTeller, UUID secondTeller) {
        return jdbc.sql("insert into ballot (id, item_id, meeting_id, paper, first_teller, second_teller, state)"
                                + " select gen_random_uuid(), id, meeting_id, ?, ?, ?, 'KEYS_MISSING' from meeting_item"
                                + " where id = ? on conflict (item_id) where state <> 'VOID' do nothing")
                        .params(JSON.writeValueAsString(paper), firstTeller, secondTeller, itemId)
                        .update()
                > 0;
    }

    void become(Ballot ballot, BallotState state) {
        jdbc.sql("update ballot set state = ? where id = ?")
                .params(state.name(), ballot.id())
                .update();
    }

    void keep(Ballot ballot, byte[] firstKey, byte[] secondKey) {
        jdbc.sql("update ballot set first_key = ?, second_key = ?, state = ? where id = ?")
                .params(
                        firstKey,
                        secondKey,
                        (firstKey == null || secondKey == null ? BallotState.KEYS_MISSING : BallotState.READY).name(),
                        ballot.id())
                .update();
    }

    void annul(Ballot ballot, String reason) {
        jdbc.sql("update ballot set state = 'VOID', void_reason = ? where id = ?")
                .params(reason, ballot.id())
                .update();
        jdbc.sql("delete from ballot_sealed where ballot_id = ?")
                .param(ballot.id())
                .update();
        jdbc.sql("delete from ballot_opened where ballot_id = ?")
                .param(ballot.id())
                .update();
    }

    void admit(Ballot ballot, Set<UUID> voters) {
        jdbc.sql("insert into ballot_voter (ballot_id, person_id) select ?, unnest(?)")
                .params(ballot.id(), voters.toArray(UUID[]::new))
                .update();
    }

    /** Why ballots on an item were declared void. */
    List<String> whyVoid(UUID itemId) {
        return jdbc.sql("select void_reason from ballot where item_id = ? and state = 'VOID' order by void_reason")
                .param(itemId)
                .query(String.class)
                .list();
    }

    boolean mayVote(Ballot ballot, UUID personId) {
        return has("ballot_voter", ballot, personId);
    }

    boolean hasVoted(Ballot ballot, UUID personId) {
        return has("ballot_voted", ballot, personId);
    }

    private boolean has(String table, Ballot ballot, UUID personId) {
        return jdbc.sql("select exists(select from " + table + " where ballot_id = ? and person_id = ?)")
                .params(ballot.id(), personId)
                .query(Boolean.class)
                .single();
    }

    int countVoters(Ballot ballot) {
        return count("ballot_voter", ballot);
    }

    int countVoted(Ballot ballot) {
        return count("ballot_voted", ballot);
    }

    private int count(String table, Ballot ballot) {
        return jdbc.sql("select count(*) from " + table + " where ballot_id = ?")
                .param(ballot.id())
                .query(Integer.class)
                .single();
    }

    Set<UUID> voted(Ballot ballot) {
        return people("ballot_voted", ballot);
    }

    Set<UUID> voters(Ballot ballot) {
        return people("ballot_voter", ballot);
    }

    /** In an order that says nothing. */
    private Set<UUID> people(String table, Ballot ballot) {
        return new TreeSet<>(jdbc.sql("select person_id from " + table + " where ballot_id = ?")
                .param(ballot.id())
                .query(UUID.class)
                .list());
    }

    int countSealed(Ballot ballot, int layer) {
        return jdbc.sql("select count(*) from ballot_sealed where ballot_id = ? and layer = ?")
                .params(ballot.id(), layer)
                .query(Integer.class)
                .single();
    }

    /** @return whether the person had not voted before */
    boolean addVoted(Ballot ballot, UUID personId) {
        return jdbc.sql("insert into ballot_voted (ballot_id, person_id) values (?, ?) on conflict do nothing")
                        .params(ballot.id(), personId)
                        .update()
                > 0;
    }

    /** @return whether there was none like it */
    boolean addSealed(Ballot ballot, byte[] sealed) {
        return jdbc.sql("insert into ballot_sealed (ballot_id, layer, sealed) values (?, ?, ?) on conflict do nothing")
                        .params(ballot.id(), SEALED_TWICE, sealed)
                        .update()
                > 0;
    }

    boolean hasSealed(Ballot ballot, byte[] sealed) {
        return jdbc.sql("select exists(select from ballot_sealed where ballot_id = ? and layer = ?"
                        + " and sha256(sealed) = sha256(?))")
                .params(ballot.id(), SEALED_TWICE, sealed)
                .query(Boolean.class)
                .single();
    }

    /** Writes both anew in an order of chance, so that neither the order nor the transaction says which belong together. */
    void shuffle(Ballot ballot) {
        jdbc.sql("with gone as (delete from ballot_sealed where ballot_id = ? returning ballot_id, layer, sealed)"
                        + " insert into ballot_sealed (ballot_id, layer, sealed) select ballot_id, layer, sealed from gone"
                        + " order by gen_random_uuid()")
                .param(ballot.id())
                .update();
        jdbc.sql("with gone as (delete from ballot_voted where ballot_id = ? returning ballot_id, person_id)"
                        + " insert into ballot_voted (ballot_id, person_id) select ballot_id, person_id from gone"
                        + " order by gen_random_uuid()")
                .param(ballot.id())
                .update();
    }

    /** In the order of their bytes, which says nothing. */
    List<byte[]> sealed(Ballot ballot, int layer) {
        return jdbc.sql("select sealed from ballot_sealed where ballot_id = ? and layer = ? order by sealed")
                .params(ballot.id(), layer)
                .query((row, n) -> row.getBytes(1))
                .list();
    }

    /** What is under the outer seals takes the place of what was under both. */
    void replaceSealed(Ballot ballot, Collection<byte[]> once) {
        jdbc.sql("delete from ballot_sealed where ballot_id = ?")
                .param(ballot.id())
                .update();
        jdbc.sql("insert into ballot_sealed (ballot_id, layer, sealed) select ?, ?, s from unnest(?) s order by s")
                .params(ballot.id(), SEALED_ONCE, once.toArray(byte[][]::new))
                .update();
    }

    /** The list takes the place of everything that was sealed. */
    void publish(Ballot ballot, Collection<byte[]> votes) {
        jdbc.sql("delete from ballot_sealed where ballot_id = ?")
                .param(ballot.id())
                .update();
        jdbc.sql("insert into ballot_opened (ballot_id, vote) select ?, v from unnest(?) v order by v")
                .params(ballot.id(), votes.toArray(byte[][]::new))
                .update();
    }

    List<byte[]> opened(Ballot ballot) {
        return jdbc.sql("select vote from ballot_opened where ballot_id = ? order by vote")
                .param(ballot.id())
                .query((row, n) -> row.getBytes(1))
                .list();
    }
}
