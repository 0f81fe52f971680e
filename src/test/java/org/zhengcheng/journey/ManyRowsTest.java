package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("重复的行：不用脚本也能添，退回重填时都在")
class ManyRowsTest extends JourneyTest {

    @Test
    void rowsAreAddedWithoutScriptAndKeptWhenTheFormComesBack() {
        clock.set(APPLIED);
        Town town = newTown();
        Walk walk = walk(town).begin();
        becomeActivist(walk);
        cultivate(walk);
        becomeTarget(walk);
        prepareReview(walk, TARGET.plusDays(20));
        walk.on(TARGET.plusDays(40))
                .take("secretary", "committee-review", "pass")
                .take("organiser", "parent-prereview", "pass");

        Form form = walk.fill("applicant", "fill-admission-form", "pass", Map.of());
        Page more = form.set("_addRow", "experience").send();
        assertThat(more.has("[name='experience[1].place'], [name^='experience[1].']"))
                .isTrue();
        assertThat(walk.openStep()).as("adding a row hands nothing in").isEqualTo("fill-admission-form");

        Form full = walk.fill("applicant", "fill-admission-form", "pass", Map.of());
        full.names().stream().filter(name -> name.startsWith("experience[0].")).forEach(name -> {
            for (int row = 1; row < 4; row++) {
                String value = full.value(name);
                full.set(name.replace("[0]", "[" + row + "]"), value == null || value.isEmpty() ? "2015-07" : value);
            }
        });
        Page after = full.send();
        assertThat(after.taken()).as(after.errors().toString()).isPresent();
        walk.take("contact", "first-introducer-opinion", "pass")
                .take("member", "second-introducer-opinion", "pass")
                .take("secretary", "check-admission-form", "return", Map.of("reason", "请补充"));

        Form again = town.as("applicant").get(walk.stepPath()).step();
        assertThat(again.names()).anyMatch(name -> name.startsWith("experience[3]."));
    }
}
