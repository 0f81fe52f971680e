package org.zhengcheng.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;

@DisplayName("会议的权限：谁能召集、主持、计票、看；别的支部的会议不存在")
class MeetingRightsTest extends MeetingTest {

    @Test
    void onlyTheSecretariesAndTheCommissionerConvene() {
        String path = "/meetings/new?organization=" + town.organizationId("branch");
        assertThat(town.as("secretary").get(path).status()).isEqualTo(200);
        assertThat(town.as("commissioner").get(path).status()).isEqualTo(200);
        for (String who : List.of("contact", "other secretary", "committee", "applicant")) {
            assertThat(town.as(who).get(path).status()).as(who).isEqualTo(403);
        }
        Form form = planned("Dues");
        assertThat(form.sendThrough(town.as("contact")).status()).isEqualTo(403);
        assertThat(form.sendThrough(town.as("other secretary")).status()).isEqualTo(403);
    }

    @Test
    void aMeetingIsThereForItsMembersAndHoldersOfPosts() {
        UUID id = convened("Dues");
        for (String who : VOTERS) {
            assertThat(page(who, id).status()).as(who).isEqualTo(200);
            assertThat(town.as(who).get("/meetings").html().select("a[href$=" + id + "]"))
                    .as(who)
                    .hasSize(1);
        }
        for (String who : List.of("other secretary", "other member", "committee", "organiser", "applicant")) {
            assertThat(page(who, id).status()).as(who).isEqualTo(404);
            assertThat(hall(who, id).status()).as(who).isEqualTo(404);
            assertThat(town.as(who).get("/meetings").html().select("a[href$=" + id + "]"))
                    .as(who)
                    .isEmpty();
        }
    }

    @Test
    void onlyTheChairLeadsItAndOnlyChairAndRecorderMark() {
        UUID id = convened(matter(VoteRule.ADMISSION));
        come(id, VOTERS);
        assertThat(hall("fifth", id).status()).isEqualTo(403);
        assertThat(hall("contact", id).status()).isEqualTo(403);
        assertThat(hall("commissioner", id).has("#open")).isFalse();
        Form open = hall("secretary", id).form("form:has(#open)");
        Page refused = open.sendThrough(town.as("commissioner"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("这件事归主持人办");
        assertThat(open.sendThrough(town.as("other secretary")).status()).isEqualTo(404);
        Page hall = hall("secretary", id);
        Form mark = hall.form("form:has(.roster)").set("present", "false");
        mark.set("_csrf", town.as("fifth").get("/").attribute("input[name=_csrf]", "value"));
        assertThat(town.as("fifth")
                        .script(
                                "/meetings/" + id + "/attendance/" + town.id("sixth"),
                                Map.of(
                                        "_operation",
                                        UUID.randomUUID().toString(),
                                        "present",
                                        "false",
                                        "_csrf",
                                        mark.value("_csrf")))
                        .statusCode())
                .isEqualTo(403);
        press("secretary", id, "#open");
        assertThat(press("secretary", id, "#discuss-1").status()).isEqualTo(200);
        assertThat(hall("commissioner", id).has("#paper")).isFalse();
    }

    @Test
    void whatAMemberSeesSaysNothingOfHowAnybodyVoted() {
        UUID id = opened(VOTERS, matter(VoteRule.ADMISSION));
        UUID item = votedOnPaper(id, 1);
        Page fifth = page("fifth", id);
        assertThat(fifth.text()).contains("正在表决", "请用会场发的选票投票");
        count("contact", id, item, 6, 6, 6, 4, 1, 1);
        assertThat(page("fifth", id).has(".tally")).as("no partial result").isFalse();
        count("member", id, item, 6, 6, 6, 4, 1, 1);
        assertThat(page("fifth", id).text(".tally")).contains("赞成 4");
    }

    @Test
    void statementsDoNotGrowWithTheMembers() {
        UUID id = convened(matter(VoteRule.ADMISSION), "Dues");
        come(id, VOTERS);
        hall("secretary", id);
        page("fifth", id);
        int hall = statements.during(() -> hall("secretary", id)).size();
        int page = statements.during(() -> page("fifth", id)).size();
        int list = statements.during(() -> town.as("fifth").get("/meetings")).size();
        jdbc.sql("insert into person (id, name, organization_id, standing) select gen_random_uuid(), 'many ' || n, ?,"
                        + " 'FULL' from generate_series(1, 200) n")
                .param(town.organizationId("branch"))
                .update();
        jdbc.sql("insert into meeting_attendance (meeting_id, person_id, came_at) select ?, id, now() from person"
                        + " where organization_id = ? on conflict do nothing")
                .params(id, town.organizationId("branch"))
                .update();
        convened("Other");
        assertThat(hall("secretary", id).html().select(".roster li")).hasSize(206);
        assertThat(statements.during(() -> hall("secretary", id))).hasSize(hall);
        assertThat(statements.during(() -> page("fifth", id))).hasSize(page);
        assertThat(statements.during(() -> town.as("fifth").get("/meetings"))).hasSize(list);
        assertThat(hall).isLessThanOrEqualTo(20);
    }
}
