package org.zhengcheng.deadline;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.zhengcheng.organization.Organizations;

/**
 * The calendar in the database, which all nodes share. Pages see a change that another node made within two seconds. A
 * transaction that writes holds the calendar from its first question to its end, so that no date is ever written by a
 * calendar that is just being changed: either it comes first and the change finds its date, or it counts by the new
 * calendar. Whoever takes a step holds its case first and the calendar second; so must whoever changes the calendar.
 */
@Component
class CalendarBook {

    private final JdbcClient jdbc;
    private final Organizations organizations;
    private volatile CalendarEdition shared;

    CalendarBook(JdbcClient jdbc, Organizations organizations) {
        this.jdbc = jdbc;
        this.organizations = organizations;
    }

    /** The calendar as it stands. */
    CalendarEdition current() {
        boolean writing = TransactionSynchronizationManager.isSynchronizationActive()
                && TransactionSynchronizationManager.isActualTransactionActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
        return writing ? held() : shared();
    }

    private CalendarEdition shared() {
        CalendarEdition known = shared;
        if (known == null) {
            known = read(version());
            shared = known;
        }
        return known;
    }

    /** Looks whether another node has changed it, or anybody the tree. */
    @Scheduled(fixedDelayString = "${zhengcheng.calendar.every:PT2S}")
    void refresh() {
        long version = version();
        CalendarEdition known = shared;
        shared = known != null && known.version() == version ? known.under(tree()) : read(version);
    }

    private CalendarEdition held() {
        return found().orElseGet(() -> {
                    long version = number("select calendar_hold()");
                    CalendarEdition known = shared;
                    return hold(known != null && known.version() == version ? known.under(tree()) : read(version));
                })
                .edition;
    }

    private Held hold(CalendarEdition edition) {
        Held held = new Held(edition);
        TransactionSynchronizationManager.registerSynchronization(held);
        return held;
    }

    private Optional<Held> found() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Held.class::isInstance)
                .map(Held.class::cast)
                .findFirst();
    }

    /** What the present transaction has written of the calendar counts within it; nobody else notices. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tryOut() {
        CalendarEdition tried = read(version());
        found().ifPresentOrElse(held -> held.edition = tried, () -> hold(tried));
    }

    /**
     * What was tried out counts for everybody once the present transaction has committed; until then nobody counts for a
     * record.
     *
     * @return false if the calendar was changed by somebody else meanwhile; the transaction is then to be given up
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean seal() {
        Held held = found().orElseThrow();
        long before = held.edition.version();
        long version = number("select calendar_change()");
        held.edition = held.edition.at(version);
        held.sealed = true;
        return version == before + 1;
    }

    private long version() {
        return number("select version from calendar_version");
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private CalendarEdition read(long version) {
        Map<LocalDate, CalendarEdition.Day> country = new HashMap<>();
        Map<UUID, Map<LocalDate, CalendarEdition.Day>> local = new HashMap<>();
        jdbc.sql("select day, organization_id, working, name from calendar_day").query(row -> {
            UUID organization = row.getObject("organization_id", UUID.class);
            (organization == null ? country : local.computeIfAbsent(organization, id -> new HashMap<>()))
                    .put(
                            row.getObject("day", LocalDate.class),
                            new CalendarEdition.Day(row.getBoolean("working"), row.getString("name")));
        });
        Set<Integer> published =
                jdbc.sql("select year from calendar_year").query(Integer.class).set();
        return new CalendarEdition(version, country, local, published, tree());
    }

    /** The tree as it is from now on; what was asked once is not asked again of this one. */
    private Function<UUID, List<UUID>> tree() {
        Map<UUID, List<UUID>> known = new ConcurrentHashMap<>();
        return id -> known.computeIfAbsent(id, organizations::upwards);
    }

    /** The calendar by which a transaction counts from its first question to its end. */
    private final class Held implements TransactionSynchronization {

        private CalendarEdition edition;
        private boolean sealed;

        private Held(CalendarEdition edition) {
            this.edition = edition;
        }

        @Override
        public void afterCommit() {
            if (sealed) {
                shared = edition;
            }
        }
    }
}
