package org.zhengcheng.organization.member;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.organization.Standing;

/**
 * Finds persons by name, pinyin or initials, by the key of the last row and never by counting. Among the people of few
 * organisations a part of a name is enough, because all of them can be looked at; among millions the beginning is asked
 * for, which an index answers.
 */
@Component
public class PersonSearch {

    static final int PAGE = 50;

    private static final String LAST = "\uDBFF\uDFFF";
    private static final String COLUMNS =
            "p.id, p.name, p.pinyin, p.initials, p.birth_date, o.name as organization_name,"
                    + " p.standing, p.standing_since";
    private static final String MANY = "select " + COLUMNS
            + " from person p join organization o on o.id = p.organization_id and o.path && :seats where ";

    private final JdbcClient jdbc;

    PersonSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A page of the persons of a scope, and one more if there are more.
     *
     * @param typed what was typed; blank for all
     * @param standings only these; empty for all
     * @param after where the page before ended; null for the first
     */
    public List<PersonRow> page(PersonRights.Scope scope, String typed, List<Standing> standings, Key after, int most) {
        String words = plain(typed);
        if (scope.isSmall()) {
            return few(scope, words, standings, after, most);
        }
        Section section = after == null ? Section.first(words) : after.section();
        List<PersonRow> found = new ArrayList<>(many(scope, section, words, standings, after, most));
        Optional<Section> next = words.isEmpty() ? Optional.empty() : section.next();
        if (found.size() < most && next.isPresent()) {
            found.addAll(many(scope, next.get(), words, standings, null, most - found.size()));
        }
        return found;
    }

    /** Where a page ends whose last row this is. */
    static Key key(PersonRow last, String typed) {
        String words = plain(typed);
        Section section = Section.first(words);
        if (section == Section.PINYIN && !last.pinyin().startsWith(words)) {
            section = Section.INITIALS;
        }
        return new Key(section, section.by(last), last.pinyin(), last.id());
    }

    private List<PersonRow> few(PersonRights.Scope scope, String words, List<Standing> standings, Key after, int most) {
        return jdbc.sql("with mine as materialized (select " + COLUMNS
                        + " from person p join organization o on o.id = p.organization_id"
                        + " where p.organization_id = any(:places)"
                        + " and (cardinality(:standings) = 0 or p.standing = any(:standings))"
                        + " and (strpos(lower(p.name), :words) > 0 or strpos(p.pinyin, :words) > 0"
                        + " or strpos(p.initials, :words) > 0))"
                        + " select * from mine where (pinyin, id) > (:pinyin, :id) order by pinyin, id limit :most")
                .param("places", scope.places().toArray(UUID[]::new))
                .param("standings", names(standings))
                .param("words", words)
                .param("pinyin", after == null ? "" : after.pinyin())
                .param("id", after == null ? new UUID(0, 0) : after.id())
                .param("most", most)
                .query(PersonSearch::row)
                .list();
    }

    private List<PersonRow> many(
            PersonRights.Scope scope, Section section, String words, List<Standing> standings, Key after, int most) {
        String standing = standings.isEmpty()
                ? ""
                : standings.size() == 1 ? " and p.standing = :standing" : " and p.standing = any(:standings)";
        return jdbc.sql(MANY + section.condition() + standing + " order by " + section.order() + " limit :most")
                .param("seats", scope.seats().toArray(UUID[]::new))
                .param("words", words)
                .param("last", words + LAST)
                .param("standing", standings.isEmpty() ? null : standings.get(0).name())
                .param("standings", names(standings))
                .param("by", after == null ? words : after.by())
                .param("pinyin", after == null ? "" : after.pinyin())
                .param("id", after == null ? new UUID(0, 0) : after.id())
                .param("most", most)
                .query(PersonSearch::row)
                .list();
    }

    private static String[] names(List<Standing> standings) {
        return standings.stream().map(Standing::name).toArray(String[]::new);
    }

    /** As names are spelled: without capitals and blanks, ü as v. */
    private static String plain(String typed) {
        return Normalizer.normalize(typed == null ? "" : typed, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('ü', 'v')
                .replaceAll("[\\s\\p{Cntrl}]", "");
    }

    private static PersonRow row(ResultSet row, int n) throws SQLException {
        String standing = row.getString("standing");
        return new PersonRow(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("pinyin"),
                row.getString("initials"),
                row.getObject("birth_date", LocalDate.class),
                row.getString("organization_name"),
                standing == null ? null : Standing.valueOf(standing),
                row.getObject("standing_since", LocalDate.class));
    }

    /** One way in which a word may be the beginning, each answered by an index of its own. */
    enum Section {
        NAME("p.name collate \"C\" >= :words and p.name collate \"C\" < :last", "p.name collate \"C\", p.id") {
            @Override
            String by(PersonRow row) {
                return row.name();
            }
        },
        PINYIN("p.pinyin >= :words and p.pinyin < :last", "p.pinyin, p.id") {
            @Override
            String by(PersonRow row) {
                return row.pinyin();
            }
        },
        INITIALS(
                "p.initials >= :words and p.initials < :last and not starts_with(p.pinyin, :words)",
                "p.initials, p.pinyin, p.id") {
            @Override
            String by(PersonRow row) {
                return row.initials();
            }
        };

        private final String condition;
        private final String order;

        Section(String condition, String order) {
            this.condition = condition;
            this.order = order;
        }

        abstract String by(PersonRow row);

        /** Characters are looked for in names, letters in spellings. */
        static Section first(String words) {
            return words.codePoints().anyMatch(letter -> letter > 127) ? NAME : PINYIN;
        }

        Optional<Section> next() {
            return this == PINYIN ? Optional.of(INITIALS) : Optional.empty();
        }

        String order() {
            return order;
        }

        String condition() {
            String key = this == INITIALS
                    ? "(p.initials, p.pinyin, p.id) > (:by, :pinyin, :id)"
                    : "(" + order + ") > (:by, :id)";
            return condition + " and " + key;
        }
    }

    /** Where a page ended: what its last row was sorted by. */
    public record Key(Section section, String by, String pinyin, UUID id) {}
}
