package org.zhengcheng.organization.post;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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

    private final PostFacts facts;

    PostRules(PostFacts facts) {
        this.facts = facts;
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
        return against(wanted, postId, facts.around(List.of(wanted)), today);
    }

    /** The same, where what is to be known was looked up before. */
    static List<Wrong> against(Appointment wanted, UUID postId, PostFacts.Around around, LocalDate today) {
        List<Wrong> wrongs = new ArrayList<>();
        PostFacts.Place place = around.places().get(wanted.organizationId());
        PostFacts.Somebody person = around.people().get(wanted.personId());
        if (place == null || person == null) {
            return List.of(Wrong.wrong("person", "post.wrong.nobody"));
        }
        days(wanted, place, today, wrongs);
        if (wanted.post() instanceof Role role) {
            if (!postsOf(place.type()).contains(role)) {
                wrongs.add(Wrong.wrong("post", "post.wrong.type", role.title()));
            }
            if (role != Role.MASS_ORGANISATION && !Standing.FULL.name().equals(person.standing())) {
                wrongs.add(Wrong.wrong("person", "post.wrong.standing", person.name()));
            }
        }
        if (wrongs.isEmpty()) {
            others(wanted, postId, person, around, wrongs);
        }
        return wrongs;
    }

    private static void days(Appointment wanted, PostFacts.Place place, LocalDate today, List<Wrong> wrongs) {
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
        if (!isBlank(wanted.reason()) && wanted.reason().strip().length() > PostList.LONGEST_REASON) {
            wrongs.add(Wrong.wrong("reason", "post.wrong.reason", PostList.LONGEST_REASON));
        }
    }

    private static void others(
            Appointment wanted, UUID postId, PostFacts.Somebody person, PostFacts.Around around, List<Wrong> wrongs) {
        List<PostFacts.Held> meanwhile = around.held().stream()
                .filter(held -> !held.id().equals(postId) && held.meets(wanted))
                .toList();
        for (PostFacts.Held held : meanwhile) {
            if (!held.personId().equals(wanted.personId())) {
                continue;
            }
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
        if (wanted.post() instanceof Administrator
                && around.substitutes().stream().anyMatch(absence -> absence.meets(wanted))) {
            wrongs.add(Wrong.wrong("person", "post.wrong.substitute", person.name()));
        }
        // A branch has one secretary at a time.
        if (wanted.post() == Role.BRANCH_SECRETARY) {
            meanwhile.stream()
                    .filter(held -> held.role().equals(Role.BRANCH_SECRETARY.id())
                            && held.organizationId().equals(wanted.organizationId())
                            && !held.personId().equals(wanted.personId()))
                    .findFirst()
                    .ifPresent(held -> wrongs.add(Wrong.wrong("person", "post.wrong.taken", held.personName())));
        }
    }

    static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
