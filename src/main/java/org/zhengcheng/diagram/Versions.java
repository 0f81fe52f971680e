package org.zhengcheng.diagram;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.diagram.release.KeptWays;
import org.zhengcheng.language.Text;

/** What is known of the versions of a diagram beside what they say: who released them, and how many cases run on each. */
@Component
class Versions {

    private final KeptWays ways;
    private final JdbcClient jdbc;

    Versions(KeptWays ways, JdbcClient jdbc) {
        this.ways = ways;
        this.jdbc = jdbc;
    }

    /** A procedure in the list of all. */
    Procedure line(Diagram newest) {
        return jdbc.sql(
                        "select (select count(*) from case_file where procedure_key = :key and state = 'OPEN') as running,"
                                + " (select count(*) from diagram_draft where procedure_key = :key and state = 'OPEN') as drafts,"
                                + " (select count(*) from diagram_release where procedure_key = :key and state = 'WAITING') as asked")
                .param("key", newest.key())
                .query((row, n) -> new Procedure(
                        newest.key(),
                        newest.name(),
                        newest.version(),
                        newest.regulation().name(),
                        row.getInt("running"),
                        row.getInt("drafts"),
                        row.getInt("asked")))
                .single();
    }

    /** The versions of one procedure, the newest first. */
    List<Version> of(List<Diagram> all) {
        Map<String, Integer> running = new HashMap<>();
        jdbc.sql("select definition_id, count(*) from case_file where procedure_key = ? and state = 'OPEN'"
                        + " group by definition_id")
                .param(all.get(0).key())
                .query(row -> {
                    running.put(row.getString(1), row.getInt(2));
                });
        Map<String, List<KeptWays.Accepted>> otherwise =
                ways.ofVersions(all.get(0).key());
        Map<String, Release> releases = new HashMap<>();
        jdbc.sql("select definition_id, notes, asked_name, decided_name, live_at from diagram_release"
                        + " where procedure_key = ? and definition_id is not null")
                .param(all.get(0).key())
                .query(row -> {
                    releases.put(
                            row.getString(1),
                            new Release(
                                    row.getString("notes"),
                                    row.getString("asked_name"),
                                    row.getString("decided_name"),
                                    row.getTimestamp("live_at").toInstant(),
                                    otherwise.getOrDefault(row.getString(1), List.of())));
                });
        return all.stream()
                .map(diagram -> new Version(
                        diagram.definitionId(),
                        diagram.version(),
                        diagram.regulation().name(),
                        running.getOrDefault(diagram.definitionId(), 0),
                        releases.get(diagram.definitionId())))
                .toList();
    }

    /**
     * A procedure in the list.
     *
     * @param running how many cases run, on whatever version
     * @param drafts how many drafts are worked on
     * @param asked how many wait for a second person
     */
    record Procedure(String key, Text name, int version, Text regulation, int running, int drafts, int asked) {}

    /** @param release null for one that came with the application */
    record Version(String id, int version, Text regulation, int running, Release release) {}

    /**
     * Who released a version.
     *
     * @param otherwise the ways that were kept and go otherwise with it
     */
    record Release(
            String notes, String askedName, String decidedName, Instant liveAt, List<KeptWays.Accepted> otherwise) {}
}
