package org.zhengcheng.organization.tree;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Finds organisations by name, by the sound of the name, by its first letters or by code. Every word must be hit; all but
 * the last may also name a committee somewhere above: 示范社区 第一.
 */
@Component
public class Search {

    private static final int MOST_WORDS = 4;
    private static final int LONGEST_WORD = 40;
    /** A word that hits very many is not looked through to the end: whoever typed it writes more. */
    private static final int LOOKED_AT = 500;

    private static final int COMMITTEES = 20;
    private static final String BELOW =
            " o.path >= %1$s and o.path < %1$s || 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid";
    private static final String BRANCHES = Arrays.stream(OrganizationType.values())
            .filter(OrganizationType::isBranch)
            .map(type -> "'" + type.name() + "'")
            .collect(Collectors.joining(", ", "(", ")"));

    private final NamedParameterJdbcTemplate jdbc;

    Search(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Looks through the whole tree, what is no more at the end. */
    public List<Found> all(String typed, int limit) {
        return find(typed, "true", new MapSqlParameterSource(), limit);
    }

    /** Looks through the organisations of today. */
    public List<Found> existing(String typed, int limit) {
        return find(typed, "o.dissolved_on is null", new MapSqlParameterSource(), limit);
    }

    /** Looks through the branches of today. */
    public List<Found> branches(String typed, int limit) {
        return find(typed, "o.dissolved_on is null and o.type in " + BRANCHES, new MapSqlParameterSource(), limit);
    }

    /**
     * Looks through the branches of today among some organisations and below others.
     *
     * @param own looked at by themselves
     * @param above looked at with everything below them; a department oversees what its committee does
     */
    public List<Found> branchesUnder(Collection<UUID> own, Collection<UUID> above, String typed, int limit) {
        String places = "o.dissolved_on is null and o.type in " + BRANCHES + " and (o.id = any(cast(:own as uuid[]))"
                + " or o.path && (select array_agg(case when p.type = 'OD' then p.parent_id else p.id end)"
                + " from organization p where p.id = any(cast(:above as uuid[]))))";
        return find(typed, places, new MapSqlParameterSource("own", texts(own)).addValue("above", texts(above)), limit);
    }

    private List<Found> find(String typed, String wanted, MapSqlParameterSource parameters, int limit) {
        List<String> words = words(typed);
        if (words.isEmpty()) {
            return List.of();
        }
        String last = words.get(words.size() - 1);
        List<String> before = words.subList(0, words.size() - 1);
        String hits = "select o.* from (select * from organization o where " + hit("all", words.size()) + " and "
                + wanted + " limit " + LOOKED_AT + ") o";
        if (!before.isEmpty()) {
            hits += " union select o.* from (select path from organization o where " + hit("before", before.size())
                    + " and o.dissolved_on is null and o.type not in " + BRANCHES + " limit " + COMMITTEES
                    + ") place cross join lateral (select * from organization o where"
                    + BELOW.formatted("place.path") + " and " + hit("last", 1) + " and " + wanted + " limit "
                    + LOOKED_AT + ") o";
        }
        add(parameters, "all", words);
        add(parameters, "before", before);
        add(parameters, "last", List.of(last));
        parameters
                .addValue("word", last)
                .addValue("prefix", pattern(last).substring(1))
                .addValue("limit", limit);
        return jdbc.query(
                """
                        with hit as (%s)
                        select hit.id, hit.code, hit.name, hit.type, hit.dissolved_on is not null as gone,
                          (select string_agg(a.name, ' › ' order by n) from unnest(hit.path) with ordinality p(id, n)
                           join organization a on a.id = p.id where a.id <> hit.id) as place
                        from hit order by gone, lower(hit.code) = :word desc, lower(hit.name) = :word desc,
                          lower(hit.code) like :prefix desc, lower(hit.name) like :prefix desc, length(hit.name),
                          hit.code limit :limit
                        """.formatted(hits),
                parameters,
                (row, n) -> new Found(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        row.getString("name"),
                        OrganizationType.of(row.getString("type")).orElseThrow(),
                        row.getString("place"),
                        row.getBoolean("gone")));
    }

    /** Parts of the words are looked up in the index, whole words are compared with what it gives. */
    private static String hit(String name, int words) {
        StringBuilder sql = new StringBuilder();
        for (int n = 0; n < words; n++) {
            sql.append(n == 0 ? "" : " and ")
                    .append("organization_grams(organization_words(o.name, o.code, o.spelled), 1) @>"
                            + " organization_grams(:%1$s%2$d, :%1$sLength%2$d)".formatted(name, n)
                            + " and organization_words(o.name, o.code, o.spelled) like :%sPattern%d"
                                    .formatted(name, n));
        }
        return sql.toString();
    }

    private static void add(MapSqlParameterSource parameters, String name, List<String> words) {
        for (int n = 0; n < words.size(); n++) {
            String word = words.get(n);
            parameters
                    .addValue(name + n, word)
                    .addValue(name + "Length" + n, Math.min(2, word.length()))
                    .addValue(name + "Pattern" + n, pattern(word));
        }
    }

    private static String pattern(String word) {
        return "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    /** A single Latin letter or figure is in almost every name, so it is none. */
    private static List<String> words(String typed) {
        return Arrays.stream(Normalizer.normalize(typed == null ? "" : typed, Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT)
                        .replace('ü', 'v')
                        .split("[\\s\\p{Cntrl}]+"))
                .filter(word -> word.length() > 1 || word.length() == 1 && word.charAt(0) > 127)
                .map(word -> word.substring(0, Math.min(word.length(), LONGEST_WORD)))
                .distinct()
                .limit(MOST_WORDS)
                .toList();
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    /**
     * An organisation that was hit.
     *
     * @param place what it is under, from the top; null at the top
     * @param gone whether it is no more
     */
    public record Found(UUID id, String code, String name, OrganizationType type, String place, boolean gone) {}
}
