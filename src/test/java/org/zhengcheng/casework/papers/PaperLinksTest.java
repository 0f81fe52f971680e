package org.zhengcheng.casework.papers;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.document.Event;
import org.zhengcheng.document.Paper;
import org.zhengcheng.document.Source;
import org.zhengcheng.installation.CannotStart;
import org.zhengcheng.language.Text;
import org.zhengcheng.support.ApplicationTest;

@DisplayName("打印文书引用的步骤、字段和结果都要存在，否则不能启动")
class PaperLinksTest extends ApplicationTest {

    private static final String PROCEDURE = "member-development";

    @Autowired
    private PaperLinks links;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "case.number",
                "person.standingSince",
                "parent-approval.approvedDate",
                "parent-approval.actor",
                "publicize-target.noticeStart"
            })
    void whatExistsInSomeEditionIsFine(String source) {
        assertThatCode(() -> links.check(asking(Source.of(source)))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "case.secret",
                "person.citizenId",
                "no-such-step.eventDate",
                "parent-approval.noSuchField",
                "parent-approval.citizenId"
            })
    void aSourceThatDoesNotExistIsNamed(String source) {
        refused(asking(Source.of(source)), "there is no " + source);
    }

    @Test
    void anEventThatCannotHappenIsNamed() {
        refused(limited(Event.of("parent-approval.celebrate")), "there is no parent-approval.celebrate");
        refused(limited(Event.of("no-such-step")), "there is no no-such-step");
    }

    @Test
    void aColumnThatIsNotInTheRowsIsNamed() {
        refused(
                listing("fill-admission-form.family", "salary"),
                "there is no salary in the rows of fill-admission-form.family");
        refused(listing("fill-admission-form.name", "name"), "fill-admission-form.name has no rows");
    }

    @Test
    void aProcedureThatDoesNotExistIsNamed() {
        refused(
                new Paper("no-such-procedure", "some-paper", Text.same("文书"), List.of(), List.of()),
                "there is no procedure no-such-procedure");
    }

    private void refused(Paper paper, String problem) {
        assertThatThrownBy(() -> links.check(paper))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("papers/" + paper.procedure() + "/some-paper.json")
                .hasMessageContaining(problem);
    }

    private static Paper asking(Source source) {
        return paper(section(
                null,
                new Paper.Row(
                        null,
                        List.of(new Paper.Cell(null, null, 12, 1, source, false, List.of(), List.of(), 0, false)),
                        null)));
    }

    private static Paper limited(Event until) {
        return paper(section(until, new Paper.Row(null, List.of(), null)));
    }

    private static Paper listing(String from, String field) {
        return paper(section(
                null,
                new Paper.Row(
                        null,
                        List.of(),
                        new Paper.Listing(
                                Source.of(from), false, false, List.of(new Paper.Column("栏", field, 12)), 1))));
    }

    private static Paper.Section section(Event until, Paper.Row row) {
        return new Paper.Section(
                null, null, null, false, false, false, null, 0, null, until, null, List.of(), List.of(), List.of(row));
    }

    private static Paper paper(Paper.Section section) {
        return new Paper(PROCEDURE, "some-paper", Text.same("文书"), List.of(), List.of(section));
    }
}
