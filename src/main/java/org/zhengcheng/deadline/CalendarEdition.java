package org.zhengcheng.deadline;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * The calendar as it stands at one version: the days of the country, those that single organisations add for themselves
 * and the organisations below them, and the years that are published. It never changes.
 *
 * @param version counts the changes ever made
 * @param local by organisation
 * @param upwards an organisation and those above it, nearest first
 */
record CalendarEdition(
        long version,
        Map<LocalDate, Day> country,
        Map<UUID, Map<LocalDate, Day>> local,
        Set<Integer> published,
        Function<UUID, List<UUID>> upwards) {

    /** What makes the day special there: the nearest organisation decides; null asks for the whole country. */
    Optional<Day> day(UUID organizationId, LocalDate day) {
        if (organizationId != null && !local.isEmpty()) {
            for (UUID id : upwards.apply(organizationId)) {
                Day own = local.getOrDefault(id, Map.of()).get(day);
                if (own != null) {
                    return Optional.of(own);
                }
            }
        }
        return Optional.ofNullable(country.get(day));
    }

    /** The same days, for a tree of organisations that may have changed. */
    CalendarEdition under(Function<UUID, List<UUID>> tree) {
        return new CalendarEdition(version, country, local, published, tree);
    }

    /** The same days under another version. */
    CalendarEdition at(long other) {
        return new CalendarEdition(other, country, local, published, upwards);
    }

    /** A day that differs from the plain week. */
    record Day(boolean working, String name) {}
}
