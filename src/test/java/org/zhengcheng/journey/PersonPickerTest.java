package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("选人：支部人多时先列几个，其余的写姓名、拼音或首字母找，没有脚本也能找")
class PersonPickerTest extends JourneyTest {

    private static final LocalDate APPLIED = LocalDate.of(2026, 6, 1);

    @Test
    void inALargeBranchEverybodyIsFoundBySearch() {
        clock.set(APPLIED);
        Town town = newTown();
        for (int i = 10; i < 40; i++) {
            town.person("colleague " + i, "branch", "FULL", LocalDate.of(1980, 1, 1));
        }
        Walk walk = walk(town).begin();
        walk.take("applicant", "submit-application", "pass")
                .on(APPLIED.plusDays(10))
                .take("secretary", "register-application", "pass");
        Page talk = walk.page("secretary");
        Form form = talk.step();
        String field = form.names().stream()
                .filter(name -> name.startsWith("_find."))
                .findFirst()
                .orElseThrow()
                .substring("_find.".length());
        assertThat(form.options(field)).as("not all 34").hasSize(8);

        Page found =
                form.set("_find." + field, "colleague39").set("_find", field).sendToCheck();
        List<String> offered = found.texts("[data-offers] .opt");
        assertThat(offered).contains(town.name("colleague 39")).hasSize(9);
        Page kept = found.step()
                .choose(field, town.name("colleague 39"))
                .set("_find." + field, "colleague 38")
                .set("_find", field)
                .sendToCheck();
        assertThat(kept.texts("[data-offers] .opt"))
                .as("who was chosen stays")
                .contains(town.name("colleague 39"), town.name("colleague 38"));
        assertThat(kept.html().select("[data-offers] input[checked]").eachAttr("value"))
                .containsExactly(town.id("colleague 39").toString());

        String live = talk.attribute("[data-finder]", "data-finder") + "?name=" + field + "&q=colleague39";
        assertThat(town.as("secretary").get(live).texts(".opt")).containsExactly(town.name("colleague 39"));
        for (String who : List.of("applicant", "member", "other secretary", "organiser")) {
            assertThat(town.as(who).get(live).status()).as(who).isEqualTo(404);
        }
        Page stranger = kept.step()
                .set(field, town.id("other member").toString())
                .set("outcome", "pass")
                .send();
        assertThat(stranger.status()).as("somebody of another branch").isEqualTo(422);
    }

    @Test
    void inASmallBranchEverybodyIsListed() {
        clock.set(APPLIED);
        Town town = newTown();
        Walk walk = walk(town).begin();
        walk.take("applicant", "submit-application", "pass")
                .on(APPLIED.plusDays(10))
                .take("secretary", "register-application", "pass");
        assertThat(walk.page("secretary").has("[data-finder]")).isFalse();
    }
}
