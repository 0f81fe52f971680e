package org.zhengcheng.organization.post;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.organization.Administrator;
import org.zhengcheng.organization.Capacity;
import org.zhengcheng.organization.Role;
import org.zhengcheng.organization.Standing;

/**
 * What must be so for a person to hold a post: the one place where it is checked, whoever appoints and in whatever way,
 * by form or by sheet. The database keeps the separation of administrators a second time.
 */
@Component
public class PostRules {

    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);
    private static final Set<Role> OF_A_BRANCH = EnumSet.of(
            Role.BRANCH_SECRETARY,
            Role.BRANCH_DEPUTY_SECRETARY,
            Role.ORG_COMMISSIONER,
            Role.PUBLICITY_COMMISSIONER,
            Role.DISCIPLINE_COMMISSIONER,
            Role.PARTY_GROUP_LEADER,
            Role.MASS_ORGANISATION);
    private static final Set<Role> OF_A_COMMITTEE = EnumSet.of(Role.PARENT_COMMITTEE, Role.ORGANISER);
    private static final Map<String, Set<Role>> BY_TYPE = Map.ofEntries(
            Map.entry("BR", OF_A_BRANCH),
            Map.entry("BR_JOINT", OF_A_BRANCH),
            Map.entry("BR_TEMP", OF_A_BRANCH),
            Map.entry("BR_MOBILE", OF_A_BRANCH),
            Map.entry("PG", EnumSet.of(Role.PARTY_GROUP_LEADER)),
            Map.entry("GB", EnumSet.of(Role.GENERAL_BRANCH)),
            Map.entry("PC", OF_A_COMMITTEE),
            Map.entry("PWC", OF_A_COMMITTEE),
            Map.entry("APC", OF_A_COMMITTEE),
            Map.entry("LPG", EnumSet.of(Role.PARENT_COMMITTEE)),
            Map.entry("OD", EnumSet.of(Role.COUNTY_ORG_DEPT)));

    private final JdbcClient jdbc;

    PostRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The posts that an organisation of a type has, beside those of administrators. */
    public static Set<Role> postsOf(String type) {
        return BY_TYPE.getOrDefault(type, Set.of());
    }

    /**
     * What stands against an appointment; empty if nothing does. The rows it looks at are held until the transaction ends,
     * so that two who appoint at once cannot both be right.
     */
    public List<Wrong> check(Appointment wanted, LocalDate today) {
        return check(wanted, null, today);
    }

    /** The same for a post that there is already and that shall be otherwise. */
    List<Wrong> check(Appointment wanted, UUID postId, LocalDate today) {
        List<Wrong> wrongs = new ArrayList<>();
        Optional<Place> place = place(wanted.organizationId());
        Optional<Somebody> person = somebody(wanted.personId());
        if (place.isEmpty() || person.isEmpty()) {
            return List.of(Wrong.wrong("person", "post.wrong.nobody"));
        }
        days(wanted, place.get(), today, wrongs);
        if (wanted.post() instanceof Role role) {
            if (!postsOf(place.get().type()).contains(role)) {
                wrongs.add(Wrong.wrong("post", "post.wrong.type", role.title()));
            }
            if (role != Role.MASS_ORGANISATION
                    && !Standing.FULL.name().equals(person.get().standing())) {
                wrongs.add(Wrong.wrong(
                        "person", "post.wrong.standing", person.get().name()));
            }
        }
        if (wrongs.isEmpty()) {
            others(wanted, postId, person.get(), wrongs);
        }
        return wrongs;
    }

    private static void days(Appointment wanted, Place place, LocalDate today, List<Wrong> wrongs) {
        if (wanted.from() == null) {
            wrongs.add(Wrong.wrong("from", "post.wrong.from"));
            return;
        }
        if (wanted.from().isAfter(today.plusYears(1))) {
            wrongs.add(Wrong.wrong("from", "post.wrong.farAhead", today.plusYears(1)));
        }
        if (wanted.until() != null && wanted.until().isBefore(wanted.from())) {
            wrongs.add(Wrong.wrong("until", "post.wrong.until", wanted.from()));
        }
        if (wanted.from().isBefore(place.foundedOn())
                || place.dissolvedOn() != null && !place.dissolvedOn().isAfter(wanted.from())) {
            wrongs.add(Wrong.wrong("from", "post.wrong.noOrganization", place.name()));
        }
        if (wanted.from().isBefore(today) && isBlank(wanted.reason())) {
            wrongs.add(Wrong.wrong("reason", "post.wrong.past", wanted.from()));
        }
    }

    private void others(Appointment wanted, UUID postId, Somebody person, List<Wrong> wrongs) {
        for (Held held : held(wanted, postId)) {
            boolean administers = Administrator.of(held.role()).isPresent();
            boolean same = held.role().equals(wanted.post().id());
            if (same && (administers || held.organizationId().equals(wanted.organizationId()))) {
                wrongs.add(Wrong.wrong(
                        "person",
                        "post.wrong.already",
                        person.name(),
                        wanted.post().title()));
            } else if (administers || wanted.post() instanceof Administrator) {
                Capacity other = Administrator.of(held.role())
                        .<Capacity>map(administrator -> administrator)
                        .or(() -> Role.of(held.role()))
                        .orElseThrow();
                wrongs.add(Wrong.wrong("person", "post.wrong.separate", person.name(), other.title()));
            }
        }
        if (wanted.post() instanceof Administrator && isSubstitute(wanted)) {
            wrongs.add(Wrong.wrong("person", "post.wrong.substitute", person.name()));
        }
        if (wanted.post() == Role.BRANCH_SECRETARY) {
            secretary(wanted, postId).ifPresent(name -> wrongs.add(Wrong.wrong("person", "post.wrong.taken", name)));
        }
    }

    private Optional<Place> place(UUID id) {
        return jdbc.sql("select name, type, founded_on, dissolved_on from organization where id = ?")
                .param(id)
                .query(Place.class)
                .optional();
    }

    private Optional<Somebody> somebody(UUID id) {
        return jdbc.sql("select name, standing from person where id = ? for no key update")
                .param(id)
                .query(Somebody.class)
                .optional();
    }

    private List<Held> held(Appointment wanted, UUID postId) {
        return jdbc.sql("select organization_id, role from post where person_id = :person and from_date <= :until"
                        + " and (to_date is null or to_date >= :from and to_date >= from_date)"
                        + " and id is distinct from cast(:post as uuid)")
                .param("person", wanted.personId())
                .param("from", wanted.from())
                .param("until", wanted.until() == null ? NEVER : wanted.until())
                .param("post", postId == null ? null : postId.toString())
                .query(Held.class)
                .list();
    }

    /** Who stands in for somebody decides cases. */
    private boolean isSubstitute(Appointment wanted) {
        return jdbc.sql("select exists (select from absence where substitute_id = :person and ended_at is null"
                        + " and from_date <= :until and to_date >= :from)")
                .param("person", wanted.personId())
                .param("from", wanted.from())
                .param("until", wanted.until() == null ? NEVER : wanted.until())
                .query(Boolean.class)
                .single();
    }

    /** A branch has one secretary at a time. */
    private Optional<String> secretary(Appointment wanted, UUID postId) {
        return jdbc.sql("select pe.name from post p join person pe on pe.id = p.person_id"
                        + " where p.organization_id = :organization and p.role = :role and p.from_date <= :until"
                        + " and (p.to_date is null or p.to_date >= :from and p.to_date >= p.from_date)"
                        + " and p.id is distinct from cast(:post as uuid) and p.person_id <> :person limit 1")
                .param("organization", wanted.organizationId())
                .param("role", wanted.post().id())
                .param("from", wanted.from())
                .param("until", wanted.until() == null ? NEVER : wanted.until())
                .param("post", postId == null ? null : postId.toString())
                .param("person", wanted.personId())
                .query(String.class)
                .optional();
    }

    static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private record Place(String name, String type, LocalDate foundedOn, LocalDate dissolvedOn) {}

    private record Somebody(String name, String standing) {}

    private record Held(UUID organizationId, String role) {}
}
