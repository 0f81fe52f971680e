package org.zhengcheng.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.language.Text;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The entries of the ledger, the newest first, for whoever audits. It names cases by number only, never whose they are. */
@Component
class LedgerList {

    static final int PAGE = 50;

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final LedgerWords words;
    private final Clock clock;

    LedgerList(JdbcClient jdbc, LedgerWords words, Clock clock) {
        this.jdbc = jdbc;
        this.words = words;
        this.clock = clock;
    }

    /** One more than a page if there is more. */
    List<Row> page(Wanted wanted) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        StringBuilder where = new StringBuilder("where true");
        if (wanted.number() != null) {
            where.append(" and l.chain_id = (select id from case_file where number = :number)");
            parameters.put("number", wanted.number());
        }
        if (wanted.person() != null) {
            where.append(" and l.actor_id in (select id from person where name collate \"C\" = :person)");
            parameters.put("person", wanted.person());
        }
        if (wanted.act() != null) {
            where.append(" and l.act = :act");
            parameters.put("act", wanted.act());
        }
        if (wanted.day() != null) {
            where.append(" and l.recorded_at >= :dayFrom and l.recorded_at < :dayTo");
            parameters.put("dayFrom", start(wanted.day()));
            parameters.put("dayTo", start(wanted.day().plusDays(1)));
        }
        if (wanted.after() != null && wanted.chain() != null) {
            where.append(
                    " and (l.recorded_at, l.chain_id, l.seq) < (select recorded_at, chain_id, seq from ledger_entry"
                            + " where chain_id = :chain and seq = :after)");
            parameters.put("chain", wanted.chain());
            parameters.put("after", wanted.after());
        }
        return jdbc.sql(
                        "select l.*, c.number, c.definition_id, o.name as organization_name, a.name as actor_name from (select l.* from"
                                + " ledger_entry l " + where
                                + " order by l.recorded_at desc, l.chain_id desc, l.seq desc limit " + (PAGE + 1)
                                + ") l"
                                + " left join case_file c on c.id = l.chain_id left join organization o on o.id = l.chain_id"
                                + " left join person a on a.id = l.actor_id"
                                + " order by l.recorded_at desc, l.chain_id desc, l.seq desc")
                .params(parameters)
                .query((row, n) -> row(row))
                .list();
    }

    private Row row(ResultSet row) throws SQLException {
        Map<String, Object> fields = JSON.readValue(row.getBytes("body"), FIELDS);
        String definition = row.getString("definition_id");
        String object = (String) fields.get("object");
        return new Row(
                row.getObject("chain_id", UUID.class),
                row.getString("chain_kind"),
                row.getInt("seq"),
                LocalDateTime.ofInstant(row.getTimestamp("recorded_at").toInstant(), clock.getZone()),
                row.getString("number") == null ? row.getString("organization_name") : row.getString("number"),
                row.getString("actor_name"),
                row.getString("act"),
                words.object(definition, object).orElse(null),
                words.outcome(definition, object, (String) fields.get("outcome"))
                        .orElse(null),
                fields,
                HexFormat.of().formatHex(row.getBytes("hash")));
    }

    private OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC);
    }

    /**
     * What is looked for; null means anything.
     *
     * @param number the number of a case
     * @param person the full name of whoever acted
     * @param chain with {@code after} the last entry of the page before
     */
    record Wanted(String number, String person, String act, LocalDate day, UUID chain, Integer after) {

        Wanted {
            number = blankToNull(number);
            person = blankToNull(person);
            act = blankToNull(act);
            // A day no ledger can have, and with which the database cannot reckon, is as good as none.
            day = day == null || day.getYear() < 1900 || day.getYear() > 9998 ? null : day;
        }

        private static String blankToNull(String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }
    }

    /**
     * An entry.
     *
     * @param chain the case or organisation whose chain it belongs to
     * @param kind what kind of thing that chain is about
     * @param about the number of the case or the name of the organisation; null for anything else
     * @param object upon what it was done, in words; null if there are none
     * @param outcome how it ended, as the diagram says; null for what no diagram says
     */
    record Row(
            UUID chain,
            String kind,
            int seq,
            LocalDateTime recordedAt,
            String about,
            String actorName,
            String act,
            Text object,
            Text outcome,
            Map<String, Object> fields,
            String hash) {

        public Object office() {
            return fields.get("office");
        }

        /** How it ended, as the ledger has it. */
        public Object code() {
            return fields.get("outcome");
        }

        /** The day on which it really happened. */
        public LocalDate eventDate() {
            return LocalDate.parse((String) fields.get("eventDate"));
        }
    }
}
