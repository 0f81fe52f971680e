package org.zhengcheng.organization.post;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.identity.BlindIndex;

/**
 * Who is meant by a name on a sheet: somebody of the organisation, or whoever has the number or the day of birth that stands
 * beside it. Nobody is guessed.
 */
@Component
public class NamedPeople {

    private final BlindIndex index;
    private final JdbcClient jdbc;

    NamedPeople(BlindIndex index, JdbcClient jdbc) {
        this.index = index;
        this.jdbc = jdbc;
    }

    /** Who is meant by each, at the same places; asked in one statement. */
    public List<Meant> find(List<Named> named) {
        Map<Integer, Meant> found = new HashMap<>();
        jdbc.sql("""
                        select w.n, w.number_index is not null or w.born is not null as told, near.id, near.several
                        from unnest(:names, :organizations, :born, :indexes) with ordinality
                          w (name, organization, born, number_index, n)
                        cross join lateral (
                          select (array_agg(p.id))[1] as id, count(*) > 1 as several from (
                            select p.id from person p left join person_identity i on i.person_id = p.id
                            where p.name collate "C" = w.name
                              and (w.number_index is null or i.citizen_id_index = any(
                                select decode(given, 'hex') from string_to_table(w.number_index, ',') given))
                              and (w.born is null or p.birth_date = cast(w.born as date))
                              and (w.number_index is not null or w.born is not null
                                or p.organization_id = w.organization)
                            limit 2) p) near
                        """)
                .param("names", named.stream().map(Named::name).toArray(String[]::new))
                .param(
                        "organizations",
                        named.stream().map(Named::organizationId).toArray(UUID[]::new))
                .param(
                        "born",
                        named.stream()
                                .map(one ->
                                        one.born() == null ? null : one.born().toString())
                                .toArray(String[]::new))
                .param(
                        "indexes",
                        named.stream()
                                .map(one -> one.number() == null
                                        ? null
                                        : index.all(one.number().strip().toUpperCase(Locale.ROOT)).stream()
                                                .map(HexFormat.of()::formatHex)
                                                .collect(Collectors.joining(",")))
                                .toArray(String[]::new))
                .query(row -> {
                    UUID id = row.getObject("id", UUID.class);
                    String wrong = row.getBoolean("several")
                            ? "intake.severalPeople"
                            : id != null ? null : row.getBoolean("told") ? "intake.nobody" : "intake.nobodyHere";
                    found.put(row.getInt("n") - 1, new Meant(wrong == null ? id : null, wrong));
                });
        return IntStream.range(0, named.size()).mapToObj(found::get).toList();
    }

    /**
     * Somebody as a row names them.
     *
     * @param organizationId where they are looked for
     * @param number the identity number as it was written; null if it was not
     */
    public record Named(String name, UUID organizationId, LocalDate born, String number) {}

    /**
     * Who it is.
     *
     * @param id null if nobody is meant, or more than one
     * @param wrong the key of the message that says so; null if it is clear
     */
    public record Meant(UUID id, String wrong) {}
}
