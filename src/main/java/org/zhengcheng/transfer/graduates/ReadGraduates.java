package org.zhengcheng.transfer.graduates;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.organization.Chain;
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.Organization;
import org.zhengcheng.organization.Organizations;
import org.zhengcheng.organization.Role;
import org.zhengcheng.organization.post.NamedPeople;
import org.zhengcheng.organization.relative.Relatives;
import org.zhengcheng.organization.sheet.Column;
import org.zhengcheng.organization.sheet.Problem;
import org.zhengcheng.organization.sheet.SheetKind;

/** Reads rows of graduates and says what is wrong with each, asking the database for all of them together. */
@Component
class ReadGraduates {

    private static final Set<String> MEMBERS = Set.of("FULL", "PROBATIONARY");
    private static final int LONGEST_NAME = 200;

    private final NamedPeople people;
    private final Organizations organizations;
    private final Relatives relatives;
    private final JdbcClient jdbc;
    private final Clock clock;

    ReadGraduates(NamedPeople people, Organizations organizations, Relatives relatives, JdbcClient jdbc, Clock clock) {
        this.people = people;
        this.organizations = organizations;
        this.relatives = relatives;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param offices in which the actor begins transfers, each in a branch */
    List<GraduateRow> read(List<SheetKind.Row> rows, List<Office> offices, Actor actor) {
        UUID own = offices.isEmpty() ? null : offices.get(0).organizationId();
        List<NamedPeople.Meant> meant = people.find(rows.stream()
                .map(row -> new NamedPeople.Named(
                        row.cell(GraduateColumns.NAME),
                        own,
                        Column.parsed(row.cell(GraduateColumns.BORN)),
                        row.cell(GraduateColumns.NUMBER)))
                .toList());
        Map<UUID, Member> members = members(meant.stream()
                .map(NamedPeople.Meant::id)
                .filter(Objects::nonNull)
                .toList());
        Map<String, Organization> branches = organizations.branchesOf(rows.stream()
                .map(row -> row.cell(GraduateColumns.DESTINATION))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        Map<UUID, Chain> chains = organizations.chainsOf(
                branches.values().stream().map(Organization::id).collect(Collectors.toSet()), LocalDate.now(clock));
        Around around = new Around(
                offices.stream().map(Office::organizationId).collect(Collectors.toSet()),
                relatives.of(actor.personId()),
                actor.personId(),
                members,
                branches,
                chains);
        return IntStream.range(0, rows.size())
                .mapToObj(n -> read(rows.get(n), meant.get(n), around))
                .toList();
    }

    private GraduateRow read(SheetKind.Row row, NamedPeople.Meant meant, Around around) {
        List<Problem> problems = new ArrayList<>();
        Member member = meant.id() == null ? null : around.members().get(meant.id());
        if (row.cell(GraduateColumns.NAME) == null) {
            problems.add(Problem.of(GraduateColumns.NAME, "intake.missing"));
        } else if (member == null) {
            problems.add(Problem.of(GraduateColumns.NAME, meant.wrong() == null ? "intake.nobody" : meant.wrong()));
        } else {
            whoCannot(member, around).ifPresent(code -> problems.add(Problem.of(GraduateColumns.NAME, code)));
        }
        if (row.cell(GraduateColumns.BORN) != null && Column.parsed(row.cell(GraduateColumns.BORN)) == null) {
            problems.add(Problem.of(GraduateColumns.BORN, "intake.day"));
        }
        Organization branch = destination(row, member, around, problems);
        String dues = row.cell(GraduateColumns.DUES);
        if (!isMonth(dues)) {
            problems.add(Problem.of(GraduateColumns.DUES, "graduate.wrong.dues"));
        }
        return new GraduateRow(
                row.number(),
                member == null ? null : member.id(),
                branch == null ? null : branch.id(),
                row.cell(GraduateColumns.OUTSIDE),
                row.cell(GraduateColumns.SCOPE),
                dues,
                problems);
    }

    private static Optional<String> whoCannot(Member member, Around around) {
        if (member.id().equals(around.self())) {
            return Optional.of("graduate.wrong.self");
        }
        if (around.kin().contains(member.id())) {
            return Optional.of("graduate.wrong.relative");
        }
        if (!around.places().contains(member.organizationId())) {
            return Optional.of("graduate.wrong.notYours");
        }
        if (!MEMBERS.contains(String.valueOf(member.standing()))) {
            return Optional.of("graduate.wrong.notMember");
        }
        return member.running() ? Optional.of("graduate.wrong.running") : Optional.empty();
    }

    private static Organization destination(SheetKind.Row row, Member member, Around around, List<Problem> problems) {
        String code = row.cell(GraduateColumns.DESTINATION);
        String outside = row.cell(GraduateColumns.OUTSIDE);
        String scope = row.cell(GraduateColumns.SCOPE);
        if ((code == null) == (outside == null)) {
            problems.add(Problem.of(
                    GraduateColumns.DESTINATION, code == null ? "graduate.wrong.nowhere" : "graduate.wrong.both"));
            return null;
        }
        if (code == null) {
            if (outside.length() > LONGEST_NAME) {
                problems.add(Problem.of(GraduateColumns.OUTSIDE, "graduate.wrong.outside"));
            }
            boolean known = GraduateColumns.ALL.stream()
                    .filter(column -> column.key().equals(GraduateColumns.SCOPE))
                    .anyMatch(column -> column.options().containsKey(String.valueOf(scope)));
            if (!known) {
                problems.add(Problem.of(GraduateColumns.SCOPE, "graduate.wrong.scope"));
            }
            return null;
        }
        Organization branch = around.branches().get(code);
        if (branch == null) {
            problems.add(Problem.of(GraduateColumns.DESTINATION, "graduate.wrong.branch", code));
        } else if (member != null && branch.id().equals(member.organizationId())) {
            problems.add(Problem.of(GraduateColumns.DESTINATION, "graduate.wrong.same"));
        } else if (around.chains()
                .get(branch.id())
                .seatOf(Role.PARENT_COMMITTEE)
                .isEmpty()) {
            problems.add(Problem.of(GraduateColumns.DESTINATION, "graduate.wrong.authority"));
        }
        return branch;
    }

    private static boolean isMonth(String text) {
        try {
            return text != null && text.equals(YearMonth.parse(text).toString());
        } catch (DateTimeException noMonth) {
            return false;
        }
    }

    private Map<UUID, Member> members(List<UUID> ids) {
        Map<UUID, Member> members = new HashMap<>();
        jdbc.sql("select p.id, p.organization_id, p.standing,"
                        + " exists (select from transfer t where t.person_id = p.id and t.ended_on is null)"
                        + " or exists (select from case_file c where c.person_id = p.id and c.state = 'OPEN'"
                        + "   and c.procedure_key = :procedure) as running from person p where p.id = any(:ids)")
                .param("procedure", GraduateSheet.PROCEDURE)
                .param("ids", ids.toArray(UUID[]::new))
                .query(Member.class)
                .list()
                .forEach(member -> members.put(member.id(), member));
        return members;
    }

    /** Somebody who is meant. @param running whether a transfer of theirs runs already */
    private record Member(UUID id, UUID organizationId, String standing, boolean running) {}

    /** What the rows are held against. @param places the branches in which the actor begins transfers */
    private record Around(
            Set<UUID> places,
            Set<UUID> kin,
            UUID self,
            Map<UUID, Member> members,
            Map<String, Organization> branches,
            Map<UUID, Chain> chains) {}
}
