package org.zhengcheng.diagram.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.language.Text;

/**
 * Holds a release up while a way that was kept goes otherwise with it than when it was kept: until the draft is mended,
 * the way is kept anew, or whoever releases it says why it shall go so.
 */
@Component
public class KeptWays {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 500;

    private final Scenarios scenarios;
    private final JdbcClient jdbc;

    KeptWays(Scenarios scenarios, JdbcClient jdbc) {
        this.scenarios = scenarios;
        this.jdbc = jdbc;
    }

    /** What became of every way that was kept. */
    List<Scenarios.Rerun> rerun(String procedureKey, Diagram diagram) {
        return scenarios.rerun(procedureKey, diagram);
    }

    /**
     * Writes down why a release goes otherwise than the ways that were kept.
     *
     * @param reasons by the id of the way
     * @throws NotReleased if one goes otherwise and no reason is given
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void accept(Release release, Diagram diagram, Map<String, String> reasons) {
        for (Scenarios.Rerun way : rerun(release.procedureKey(), diagram)) {
            if (way.differs()) {
                String reason = Optional.ofNullable(reasons.get(way.id().toString()))
                        .map(String::strip)
                        .filter(words -> words.length() >= SHORTEST && words.length() <= LONGEST)
                        .orElseThrow(() -> new NotReleased(release.draftId(), "release.wrong.ways"));
                jdbc.sql("insert into diagram_release_way (release_id, trial_id, name, differs, differs_en, reason)"
                                + " values (?, ?, ?, ?, ?, ?)")
                        .params(
                                release.id(),
                                way.id(),
                                way.name(),
                                way.said().chinese(),
                                way.said().english(),
                                reason)
                        .update();
            }
        }
    }

    /**
     * All of them are gone once more before a release goes live, which may be long after it was decided on.
     *
     * @throws NotReleased if one goes otherwise in anything for which no reason stands on record
     */
    void require(Release release, Diagram diagram) {
        Map<UUID, Accepted> accepted =
                of(release.id()).stream().collect(Collectors.toMap(Accepted::trialId, one -> one));
        boolean unexplained = rerun(release.procedureKey(), diagram).stream()
                .filter(Scenarios.Rerun::differs)
                .anyMatch(way -> !Optional.ofNullable(accepted.get(way.id()))
                        .filter(one -> one.differs().chinese().equals(way.said().chinese()))
                        .isPresent());
        if (unexplained) {
            throw new NotReleased(release.draftId(), "release.wrong.ways");
        }
    }

    /** Those that a release was let go otherwise. */
    List<Accepted> of(UUID releaseId) {
        return jdbc.sql("select trial_id, name, differs, differs_en, reason from diagram_release_way"
                        + " where release_id = ? order by name, trial_id")
                .param(releaseId)
                .query((row, n) -> read(row))
                .list();
    }

    /** The same of all versions of a procedure, by the id of the version. */
    public Map<String, List<Accepted>> ofVersions(String procedureKey) {
        Map<String, List<Accepted>> all = new HashMap<>();
        jdbc.sql(
                        "select r.definition_id, w.trial_id, w.name, w.differs, w.differs_en, w.reason from diagram_release_way w"
                                + " join diagram_release r on r.id = w.release_id"
                                + " where r.procedure_key = ? and r.definition_id is not null order by w.name, w.trial_id")
                .param(procedureKey)
                .query(row -> {
                    all.computeIfAbsent(row.getString("definition_id"), id -> new ArrayList<>())
                            .add(read(row));
                });
        return all;
    }

    private static Accepted read(ResultSet row) throws SQLException {
        return new Accepted(
                row.getObject("trial_id", UUID.class),
                row.getString("name"),
                new Text(row.getString("differs"), row.getString("differs_en")),
                row.getString("reason"));
    }

    /**
     * A way that goes otherwise with a release.
     *
     * @param differs in what
     * @param reason why it was released all the same
     */
    public record Accepted(UUID trialId, String name, Text differs, String reason) {}
}
