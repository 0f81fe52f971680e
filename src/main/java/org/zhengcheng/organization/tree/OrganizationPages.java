package org.zhengcheng.organization.tree;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.organization.Role;

/** Puts the page of an organisation together. */
@Component
class OrganizationPages {

    private static final int PAGE = 50;

    private final States states;
    private final History history;
    private final Sight sight;
    private final JdbcClient jdbc;
    private final Clock clock;

    OrganizationPages(States states, History history, Sight sight, JdbcClient jdbc, Clock clock) {
        this.states = states;
        this.history = history;
        this.sight = sight;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The page of an organisation.
     *
     * @param asked the day asked about; null for today
     * @return empty if there never was one of this id
     */
    @Transactional(readOnly = true)
    public Optional<OrganizationPage> of(UUID id, LocalDate asked, Actor actor) {
        LocalDate today = LocalDate.now(clock);
        LocalDate day = asked == null || asked.isAfter(today) ? today : asked;
        List<State> forms = states.of(id);
        if (forms.isEmpty()) {
            return Optional.empty();
        }
        State state = forms.stream().filter(form -> form.isOn(day)).findFirst().orElse(null);
        List<State> above = new ArrayList<>(state == null ? List.of() : states.above(id, day));
        Collections.reverse(above);
        List<State> below = state == null ? List.of() : states.under(id, day, "", PAGE + 1);
        boolean counts = sight.mayCount(actor, id);
        boolean change = sight.mayChange(actor);
        return Optional.of(new OrganizationPage(
                forms.get(0),
                state,
                forms.get(forms.size() - 1).from(),
                day,
                day.equals(today),
                above,
                below.subList(0, Math.min(PAGE, below.size())),
                below.size() > PAGE ? below.get(PAGE - 1).code() : null,
                sight.mayReadPosts(actor, id) ? posts(id, day) : null,
                counts ? counts(id) : null,
                history.of(id),
                forms,
                change));
    }

    private OrganizationPage.Counts counts(UUID id) {
        int people = sight.people(id);
        int below = sight.below(id);
        return new OrganizationPage.Counts(
                Math.min(people, 1000), Sight.isMore(people), Math.min(below, 1000), Sight.isMore(below));
    }

    /** The posts of the tree's administration are no posts of the organisation. */
    private List<OrganizationPage.Post> posts(UUID id, LocalDate day) {
        record Held(String role, String name, LocalDate fromDate) {}
        return jdbc
                .sql("select p.role, pe.name, p.from_date from post p join person pe on pe.id = p.person_id"
                        + " where p.organization_id = :id and p.from_date <= :day"
                        + " and (p.to_date is null or p.to_date >= :day) order by p.from_date, pe.name limit :page")
                .param("id", id)
                .param("day", day)
                .param("page", PAGE)
                .query(Held.class)
                .list()
                .stream()
                .flatMap(held -> Role.of(held.role()).stream()
                        .map(role -> new OrganizationPage.Post(role.title(), held.name(), held.fromDate())))
                .toList();
    }
}
