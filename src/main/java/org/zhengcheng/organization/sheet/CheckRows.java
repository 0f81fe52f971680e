package org.zhengcheng.organization.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.zhengcheng.identity.Actor;

/** Says of each of some rows what is wrong with it: what every sheet asks for, and what its kind does. */
@Component
class CheckRows {

    private final StagedRows staged;

    CheckRows(StagedRows staged) {
        this.staged = staged;
    }

    List<List<Problem>> check(SheetKind kind, UUID importId, List<SheetKind.Row> rows, Actor actor) {
        if (kind.importsAs(actor.personId()).isEmpty()) {
            return rows.stream()
                    .map(row -> List.of(Problem.of(null, "intake.notEntitled")))
                    .toList();
        }
        List<SheetKind.Row> plain = rows.stream().map(ReadSheet::plain).toList();
        List<List<Problem>> found = kind.check(new SheetKind.Batch(importId, plain), actor);
        Map<String, Integer> first = kind.unique() == null
                ? Map.of()
                : staged.firstOf(
                        importId,
                        plain.stream()
                                .map(row -> kind.keys(row).key())
                                .filter(Objects::nonNull)
                                .toList());
        return IntStream.range(0, rows.size())
                .mapToObj(n -> problems(kind, rows.get(n), plain.get(n), found.get(n), first))
                .toList();
    }

    private static List<Problem> problems(
            SheetKind kind, SheetKind.Row row, SheetKind.Row plain, List<Problem> found, Map<String, Integer> first) {
        List<Problem> problems = new ArrayList<>();
        row.cells().forEach((column, text) -> {
            if (text.equals(ReadSheet.FORMULA)) {
                problems.add(Problem.of(column, "intake.formula"));
            }
        });
        found.stream()
                .filter(problem -> !ReadSheet.FORMULA.equals(row.cell(String.valueOf(problem.column()))))
                .forEach(problems::add);
        Integer before = kind.unique() == null
                ? null
                : first.get(String.valueOf(kind.keys(plain).key()));
        if (before != null && before < row.number()) {
            problems.add(Problem.of(kind.unique(), "intake.twice", before));
        }
        return problems;
    }
}
