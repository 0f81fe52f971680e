package org.zhengcheng.support;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.zhengcheng.language.Text;
import org.zhengcheng.meeting.VoteRule;
import org.zhengcheng.meeting.agenda.Matter;
import org.zhengcheng.meeting.agenda.Matters;

/** Matters that wait for a meeting without any case behind them. */
public final class TestMatters implements Matters {

    private final Map<String, Matter> waiting = new ConcurrentHashMap<>();

    /** Something an organisation's meeting is asked to decide. */
    public Matter wait(UUID organizationId, UUID personId, String personName, VoteRule rule) {
        Matter matter = new Matter(
                "test-" + UUID.randomUUID(),
                organizationId,
                null,
                personId,
                personName,
                new Text("表决", "Decision"),
                rule);
        waiting.put(matter.id(), matter);
        return matter;
    }

    /** It waits no more. */
    public void forget(String id) {
        waiting.remove(id);
    }

    @Override
    public List<Matter> open(UUID organizationId) {
        return waiting.values().stream()
                .filter(matter -> matter.organizationId().equals(organizationId))
                .sorted((one, other) -> one.personName().compareTo(other.personName()))
                .toList();
    }

    @Override
    public Optional<Matter> find(String id) {
        return Optional.ofNullable(waiting.get(id));
    }

    @Override
    public Optional<Hindrance> hindrance(String id, LocalDate day) {
        return Optional.empty();
    }
}
