package org.zhengcheng.organization.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.organization.Chain;
import org.zhengcheng.organization.Organizations;
import org.zhengcheng.organization.Role;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Town;

/** Six hundred random acts tried, then questions about random days: each is answered as if the acts were told over again. */
@DisplayName("随意办六百件事，再随意问哪一天，答的和从头数一遍一样")
class AsOfTest extends ApplicationTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final LocalDate FIRST = LocalDate.of(2010, 1, 1);

    @Autowired
    private Acts acts;

    @Autowired
    private States states;

    @Autowired
    private Organizations organizations;

    @Autowired
    private TransactionTemplate transaction;

    /** By organisation, from which day on it was what; null from when on it was no more. */
    private final Map<UUID, TreeMap<LocalDate, Told>> told = new HashMap<>();

    private UUID top;

    private record Told(String name, OrganizationType type, UUID parent, boolean approves) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 20260523})
    void everyDayIsAnsweredAsIfToldAgain(long seed) {
        clock.set(TODAY);
        told.clear();
        Town town = newTown();
        Random random = new Random(seed);
        top = UUID.randomUUID();
        LocalDate day = FIRST;
        carryOut(found(top, OrganizationType.PC, null, day), town);
        int done = 0;
        for (int n = 0; n < 600; n++) {
            day = day.plusDays(random.nextInt(4) * random.nextInt(8));
            if (carryOut(random(random, day), town)) {
                done++;
            }
        }
        assertThat(done).isGreaterThan(120);
        assertThat(day).isBefore(TODAY);
        for (int n = 0; n < 300; n++) {
            LocalDate asked =
                    FIRST.minusDays(5).plusDays(random.nextInt((int) (day.toEpochDay() - FIRST.toEpochDay()) + 10));
            UUID id = pick(random);
            Told as = at(id, asked);
            assertThat(states.on(id, asked).map(AsOfTest::told).orElse(null))
                    .as("%s on %s", id, asked)
                    .isEqualTo(as);
            assertThat(states.under(id, asked, "", 1000).stream().map(State::id))
                    .containsExactlyInAnyOrderElementsOf(told.keySet().stream()
                            .filter(child -> at(child, asked) != null
                                    && id.equals(at(child, asked).parent()))
                            .toList());
            if (as != null) {
                assertThat(states.above(id, asked).stream().map(State::id)).containsExactlyElementsOf(above(id, asked));
                Chain chain = organizations.chainOf(id, asked);
                assertThat(chain.branch().name()).isEqualTo(as.name());
                assertThat(chain.seatOf(Role.PARENT_COMMITTEE).map(organization -> organization.id()))
                        .isEqualTo(above(id, asked).stream()
                                .filter(parent -> at(parent, asked).approves())
                                .findFirst());
            }
        }
        // And the path by which today's tree is searched says the same as the parents.
        told.keySet().forEach(id -> {
            if (at(id, TODAY) != null) {
                assertThat(jdbc.sql("select unnest(path) from organization where id = ?")
                                .param(id)
                                .query(UUID.class)
                                .list())
                        .containsExactlyElementsOf(Stream.concat(reversed(above(id, TODAY)).stream(), Stream.of(id))
                                .toList());
            }
        });
    }

    private static List<UUID> reversed(List<UUID> ids) {
        List<UUID> reversed = new ArrayList<>(ids);
        Collections.reverse(reversed);
        return reversed;
    }

    private Act random(Random random, LocalDate day) {
        UUID id = existing(random, day);
        return switch (random.nextInt(id.equals(top) ? 3 : 10)) {
            case 0, 1, 2 -> {
                List<OrganizationType> types =
                        OrganizationType.under(at(id, day).type());
                yield found(
                        UUID.randomUUID(),
                        types.isEmpty() ? OrganizationType.PC : types.get(random.nextInt(types.size())),
                        id,
                        day);
            }
            case 3 -> act(Act.Kind.RENAME, id, day, "名" + random.nextInt(1000), null, null);
            case 4 -> act(Act.Kind.GRANT, id, day, null, null, null);
            case 5 -> act(Act.Kind.WITHDRAW, id, day, null, null, null);
            case 6 -> act(Act.Kind.MERGE, id, day, null, null, existing(random, day));
            case 7 -> act(Act.Kind.DISSOLVE, id, day, null, null, null);
            case 8 -> act(Act.Kind.RETYPE, id, day, null, OrganizationType.values()[random.nextInt(11)], null);
            default -> act(Act.Kind.MOVE, id, day, null, null, existing(random, day));
        };
    }

    /** Whether it could be done; if so it is told too. */
    private boolean carryOut(Act act, Town town) {
        try {
            transaction.executeWithoutResult(status -> {
                acts.lock();
                acts.carryOut(act, town.actor("secretary"));
            });
        } catch (ActRefused refused) {
            return false;
        }
        tell(act);
        return true;
    }

    private void tell(Act act) {
        Told was = act.kind() == Act.Kind.FOUND ? null : at(act.id(), act.on());
        switch (act.kind()) {
            case FOUND -> tell(act.id(), act.on(), new Told(act.name(), act.type(), act.other(), false));
            case RENAME -> tell(act.id(), act.on(), new Told(act.name(), was.type(), was.parent(), was.approves()));
            case RETYPE -> tell(act.id(), act.on(), new Told(was.name(), act.type(), was.parent(), was.approves()));
            case GRANT -> tell(act.id(), act.on(), new Told(was.name(), was.type(), was.parent(), true));
            case WITHDRAW -> tell(act.id(), act.on(), new Told(was.name(), was.type(), was.parent(), false));
            case MOVE -> tell(act.id(), act.on(), new Told(was.name(), was.type(), act.other(), was.approves()));
            case MERGE -> {
                for (UUID child : told.keySet()) {
                    Told one = at(child, act.on());
                    if (one != null && act.id().equals(one.parent())) {
                        tell(child, act.on(), new Told(one.name(), one.type(), act.other(), one.approves()));
                    }
                }
                tell(act.id(), act.on(), null);
            }
            case DISSOLVE -> tell(act.id(), act.on(), null);
        }
    }

    private void tell(UUID id, LocalDate on, Told what) {
        told.computeIfAbsent(id, any -> new TreeMap<>()).put(on, what);
    }

    private Told at(UUID id, LocalDate day) {
        Map.Entry<LocalDate, Told> last = told.get(id).floorEntry(day);
        return last == null ? null : last.getValue();
    }

    private List<UUID> above(UUID id, LocalDate day) {
        List<UUID> above = new ArrayList<>();
        for (UUID up = at(id, day).parent(); up != null; up = at(up, day).parent()) {
            above.add(up);
        }
        return above;
    }

    private static Told told(State state) {
        return new Told(state.name(), state.type(), state.parentId(), state.canApprove());
    }

    private UUID pick(Random random) {
        List<UUID> all = told.keySet().stream().sorted().toList();
        return all.get(random.nextInt(all.size()));
    }

    private UUID existing(Random random, LocalDate day) {
        List<UUID> all = told.keySet().stream()
                .filter(id -> at(id, day) != null)
                .sorted()
                .toList();
        return all.get(random.nextInt(all.size()));
    }

    private static Act found(UUID id, OrganizationType type, UUID parent, LocalDate on) {
        String code = id.toString().substring(24);
        return new Act(Act.Kind.FOUND, id, on, "文", code, "组织" + code, type, parent);
    }

    private static Act act(Act.Kind kind, UUID id, LocalDate on, String name, OrganizationType type, UUID other) {
        return new Act(kind, id, on, "文", null, name, type, other);
    }
}
