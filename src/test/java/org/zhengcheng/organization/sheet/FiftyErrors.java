package org.zhengcheng.organization.sheet;

import static java.util.Map.entry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.zhengcheng.organization.member.CitizenId;
import org.zhengcheng.support.Sheets;

/** A sheet of many people in which fifty cells are wrong, each in another way. */
final class FiftyErrors {

    static final int HOW_MANY = 50;

    private static final LocalDate BORN = LocalDate.of(1960, 1, 1);
    private static final String LONG = "长".repeat(201);
    private static final String SOME = "某某";

    private final String branch;
    private final int rows;
    private final List<Error> errors = new ArrayList<>();

    /**
     * @param elsewhere the code of a branch that is not the actor's
     * @param committee the code of one that is no branch
     * @param gone the code of a branch that is no more
     * @param taken an identity number on record
     * @param known the name and day of birth of somebody on record
     */
    FiftyErrors(
            int rows,
            String branch,
            String elsewhere,
            String committee,
            String gone,
            String taken,
            Map.Entry<String, String> known) {
        this.rows = rows;
        this.branch = branch;
        String other = number(99_999);
        String sameDay = BORN.plusDays(1).toString();
        add("name", "member.wrong.name", entry("name", ""));
        add("name", "member.wrong.text", entry("name", "名".repeat(101)));
        add("name", "intake.formula", entry("name", Sheets.FORMULA));
        add(
                "name",
                "intake.alike",
                entry("name", known.getKey()),
                entry("citizen_id", ""),
                entry("birth_date", known.getValue()));
        add(
                "citizen_id",
                "member.wrong.number",
                entry("citizen_id", other.substring(0, 17) + (other.endsWith("1") ? "2" : "1")));
        add("citizen_id", "member.wrong.number", entry("citizen_id", "110101900307721"));
        add("citizen_id", "member.wrong.numberTaken", entry("citizen_id", taken));
        add("citizen_id", "intake.twice", entry("citizen_id", number(0)));
        add("citizen_id", "intake.formula", entry("citizen_id", Sheets.FORMULA));
        add("birth_date", "member.wrong.birthDisagrees", entry("birth_date", sameDay));
        add("birth_date", "member.wrong.date", entry("citizen_id", ""), entry("birth_date", "2999-01-01"));
        add("birth_date", "member.wrong.date", entry("citizen_id", ""), entry("birth_date", "1899-12-31"));
        add("birth_date", "member.wrong.date", entry("citizen_id", ""), entry("birth_date", "去年"));
        add("sex", "member.wrong.sexDisagrees", entry("sex", "X"));
        add("sex", "member.wrong.code", entry("citizen_id", ""), entry("sex", SOME));
        for (String code : List.of("nation", "marital", "political_status", "education", "degree")) {
            add(code, "member.wrong.code", entry(code, SOME));
        }
        for (String flag : List.of("migrant_worker", "mobile", "out_of_contact", "sure")) {
            add(flag, "member.wrong.code", entry(flag, SOME));
        }
        for (String text : List.of(
                "native_place",
                "birth_place",
                "unit_and_post",
                "job",
                "profession",
                "stratum",
                "residence",
                "household")) {
            add(text, "member.wrong.text", entry(text, LONG));
        }
        for (String day : List.of("league_since", "work_since")) {
            add(day, "member.wrong.date", entry(day, "2999-01-01"));
            add(day, "member.wrong.date", entry(day, "2024-02-30"));
        }
        add("phone", "member.wrong.phone", entry("phone", "没有"));
        add("phone", "intake.formula", entry("phone", Sheets.FORMULA));
        add("party_age_correction", "member.wrong.months", entry("party_age_correction", "1.5"));
        add("organization", "intake.missing", entry("organization", ""));
        add("organization", "member.wrong.place", entry("organization", "NO-SUCH"));
        add("organization", "member.wrong.place", entry("organization", committee));
        add("organization", "member.wrong.place", entry("organization", gone));
        add("organization", "intake.notYours", entry("organization", elsewhere));
        add("standing", "member.wrong.code", entry("standing", SOME), entry("since", "2020-07-01"));
        add("standing", "intake.noStanding", entry("since", "2020-07-01"));
        add("since", "intake.missing", entry("standing", "正式党员"));
        add("since", "member.wrong.date", entry("standing", "正式党员"), entry("since", "2999-01-01"));
        add("since", "intake.formula", entry("standing", "正式党员"), entry("since", Sheets.FORMULA));
        add("name", "intake.alikeRow", entry("name", name(1)), entry("citizen_id", ""));
    }

    @SafeVarargs
    private void add(String column, String code, Map.Entry<String, String>... cells) {
        int row = rows / HOW_MANY * (errors.size() + 1) - 1;
        errors.add(new Error(Sheets.FIRST + row, column, code, Map.ofEntries(cells)));
    }

    /** Which cell is wrong in which way. */
    List<Error> errors() {
        return errors;
    }

    /** The rows, made as they are asked for. */
    Iterable<Map<String, String>> rows() {
        Map<Integer, Error> byRow = new HashMap<>();
        errors.forEach(error -> byRow.put(error.row(), error));
        return () -> IntStream.range(0, rows)
                .mapToObj(n -> {
                    Map<String, String> cells = new LinkedHashMap<>(Map.of(
                            "organization",
                            branch,
                            "name",
                            name(n),
                            "citizen_id",
                            number(n),
                            "nation",
                            "汉族",
                            "unit_and_post",
                            "示范厂" + n % 997 + "车间",
                            "phone",
                            "100%08d".formatted(n),
                            "residence",
                            "示范街道" + n + "号"));
                    Error error = byRow.get(Sheets.FIRST + n);
                    if (error != null) {
                        cells.putAll(error.cells());
                        cells.computeIfPresent("sex", (key, sex) -> sex.equals("X") ? (n % 2 == 1 ? "女" : "男") : sex);
                        cells.values().removeIf(String::isEmpty);
                    }
                    return cells;
                })
                .iterator();
    }

    static String number(int n) {
        return CitizenId.specimen(BORN, n).number();
    }

    /** Another for each: four characters say which. */
    static String name(int n) {
        String digits = "零一二三四五六七八九";
        StringBuilder name = new StringBuilder("柳");
        for (char digit : "%06d".formatted(n).toCharArray()) {
            name.append(digits.charAt(digit - '0'));
        }
        return name.toString();
    }

    /**
     * A cell that is wrong.
     *
     * @param row as people count
     * @param cells what stands in its row otherwise than in a good one
     */
    record Error(int row, String column, String code, Map<String, String> cells) {}
}
