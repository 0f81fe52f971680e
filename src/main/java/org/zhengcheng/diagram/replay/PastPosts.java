package org.zhengcheng.diagram.replay;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.Rights;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.organization.Chain;
import org.zhengcheng.organization.Organizations;
import org.zhengcheng.organization.Role;

/**
 * Who could have taken the steps of past cases: who held which post on the day, who was appointed in the case, and who of
 * them may not because it is their own case, a relative's, or they did an earlier step. Substitutes need not be asked for:
 * what bars whom they stand in for bars them too, and for nobody there is no substitute.
 */
@Component
class PastPosts {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Organizations organizations;
    private final JdbcClient jdbc;

    PastPosts(Organizations organizations, JdbcClient jdbc) {
        this.organizations = organizations;
        this.jdbc = jdbc;
    }

    /**
     * What is on record of the cases; three statements, however many there are.
     *
     * @param subjects whom the cases are about
     */
    Held of(Collection<Organizations.On> asked, Collection<UUID> subjects) {
        Map<Organizations.On, Chain> chains = organizations.chainsOf(asked);
        Set<UUID> seats = chains.values().stream()
                .flatMap(chain -> Stream.of(Role.values()).flatMap(role -> chain.seatOf(role).stream()))
                .map(seat -> seat.id())
                .collect(Collectors.toSet());
        Map<UUID, List<Post>> posts = jdbc
                .sql("select organization_id, person_id, role, from_date, to_date from post"
                        + " where organization_id = any(cast(:seats as uuid[]))")
                .param("seats", texts(seats))
                .query((row, n) -> new Post(
                        row.getObject("organization_id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        row.getString("role"),
                        row.getObject("from_date", LocalDate.class),
                        row.getObject("to_date", LocalDate.class)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Post::organizationId));
        Map<UUID, List<Related>> relatives = new HashMap<>();
        jdbc.sql("select person_id, other_id, declared_at, ended_at from relative"
                        + " where person_id = any(cast(:subjects as uuid[]))")
                .param("subjects", texts(subjects))
                .query(row -> {
                    Instant ended = row.getTimestamp("ended_at") == null
                            ? Instant.MAX
                            : row.getTimestamp("ended_at").toInstant();
                    relatives
                            .computeIfAbsent(row.getObject("person_id", UUID.class), id -> new ArrayList<>())
                            .add(new Related(
                                    row.getObject("other_id", UUID.class),
                                    row.getTimestamp("declared_at").toInstant(),
                                    ended));
                });
        return new Held(chains, posts, relatives);
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    /** The day on which whoever took a step was asked whether they may. */
    static LocalDate day(StepRecord record) {
        return LocalDate.ofInstant(record.recordedAt(), ZONE);
    }

    /** What there was of people. */
    enum Found {
        SOMEBODY,
        /** No post that fills a role of the step was held, and nobody was appointed. */
        NOBODY_IN_POST,
        /** All who had one may not act in the case. */
        ALL_BARRED,
        /** The organisation is not on record as it was on the day. */
        UNKNOWN
    }

    /** A post somebody held. */
    private record Post(UUID organizationId, UUID personId, String role, LocalDate from, LocalDate to) {

        private boolean fills(Role role, LocalDate day) {
            return !from.isAfter(day)
                    && (to == null || !to.isBefore(day))
                    && Role.of(this.role).filter(role::isFilledBy).isPresent();
        }
    }

    /** Somebody's declared relative. */
    private record Related(UUID personId, Instant from, Instant to) {

        private boolean at(Instant moment) {
            return !from.isAfter(moment) && to.isAfter(moment);
        }
    }

    /** Who held what, when. */
    record Held(Map<Organizations.On, Chain> chains, Map<UUID, List<Post>> posts, Map<UUID, List<Related>> relatives) {

        /**
         * Whether anybody could have taken a step.
         *
         * @param step as a diagram has it
         * @param record the step as it was taken
         * @param before the case before it
         * @param subject whom the case is about; null for a branch
         */
        Found found(Diagram diagram, Step step, StepRecord record, History before, UUID subject) {
            Chain chain = chains.get(new Organizations.On(before.organizationId(), day(record)));
            if (chain == null) {
                return Found.UNKNOWN;
            }
            Set<UUID> able = new LinkedHashSet<>();
            boolean anybody = false;
            for (Role role : step.roles()) {
                Set<UUID> holders = holders(role, diagram, chain, record, before, subject);
                anybody |= !holders.isEmpty();
                if (role.seat() != Role.Seat.SUBJECT) {
                    holders.remove(subject);
                    related(subject, record).forEach(holders::remove);
                }
                able.addAll(holders);
            }
            able.removeIf(one ->
                    step.separations().stream().anyMatch(separation -> Rights.isSeparated(one, separation, before)));
            return !able.isEmpty() ? Found.SOMEBODY : anybody ? Found.ALL_BARRED : Found.NOBODY_IN_POST;
        }

        private Set<UUID> holders(
                Role role, Diagram diagram, Chain chain, StepRecord record, History before, UUID subject) {
            return switch (role.seat()) {
                case SUBJECT -> subject == null ? new HashSet<>() : new HashSet<>(Set.of(subject));
                case PARTICIPANT -> appointed(role, diagram, before);
                default ->
                    chain.seatOf(role).stream()
                            .flatMap(seat -> posts.getOrDefault(seat.id(), List.of()).stream())
                            .filter(post -> post.fills(role, day(record)))
                            .map(Post::personId)
                            .collect(Collectors.toCollection(HashSet::new));
            };
        }

        /** Those an earlier step appointed as the diagram has it. */
        private static Set<UUID> appointed(Role role, Diagram diagram, History before) {
            Set<UUID> appointed = new HashSet<>();
            for (StepRecord record : before.records()) {
                Step step = diagram.steps().get(record.stepId());
                if (step != null) {
                    step.effects().stream()
                            .filter(effect -> effect.appoint() == role && effect.appliesTo(record.outcome()))
                            .forEach(effect -> {
                                appointed.clear();
                                appointed.addAll(record.answers().ids(effect.field()));
                            });
                }
            }
            return appointed;
        }

        private Set<UUID> related(UUID subject, StepRecord record) {
            return relatives.getOrDefault(subject, List.of()).stream()
                    .filter(one -> one.at(record.recordedAt()))
                    .map(Related::personId)
                    .collect(Collectors.toSet());
        }
    }
}
