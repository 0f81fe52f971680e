package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.casework.file.Rights;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.organization.Administrator;
import org.zhengcheng.organization.Capacity;
import org.zhengcheng.organization.Organizations;
import org.zhengcheng.organization.Role;
import org.zhengcheng.organization.right.Relation;
import org.zhengcheng.organization.right.RightsTable;
import org.zhengcheng.organization.right.Verb;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("权限表里的每一项，运行中的系统都准；表里没有的，都不准")
class RightsGrantedTest extends JourneyTest {

    private static final List<String> PLACES =
            List.of("branch", "community", "street", "county", "department", "other branch", "foreign committee");

    @Autowired
    private Cases cases;

    @Autowired
    private Rights rights;

    @Autowired
    private Organizations organizations;

    @Test
    @DisplayName("每个岗位在每一级组织：看案件、看材料、办每一步、代交、退回、终止，与表一致")
    void everyPostInEveryPlaceMayDoWhatTheTableSaysAndNothingElse() {
        Town town = newTown();
        town.organization("foreign committee", "PC", "county", true);
        Walk walk = begin(town);
        walk.take("applicant", "submit-application", "pass");
        int granted = 0;
        int refused = 0;
        for (Role post : Role.everyPost()) {
            for (String place : PLACES) {
                String who = post.id() + " of " + place;
                town.person(who, place, "FULL", APPLIED.minusYears(40));
                town.post(who, place, post.id());
                Relation relation = relation(place);
                boolean reads = relation != null && RightsTable.grants(Verb.READ, relation, post);
                Rights.Standpoint at;
                try {
                    at = cases.find(walk.caseId(), town.actor(who));
                    assertThat(reads).as("%s reads", who).isTrue();
                } catch (NoSuchCase hidden) {
                    assertThat(reads).as("%s reads", who).isFalse();
                    refused++;
                    continue;
                }
                StepRecord first = cases.history(at.file()).records().get(0);
                assertThat(rights.mayReadSubmission(town.id(who), first, at))
                        .as("%s reads what was handed in", who)
                        .isEqualTo(RightsTable.grants(Verb.READ_SUBMISSION, relation, post));
                for (Step step : steps(at)) {
                    boolean expected = takes(post, town.organizationId(place), relation, step, at);
                    assertThat(rights.mayAct(town.id(who), step, at, cases.history(at.file()))
                                    .isAllowed())
                            .as("%s takes %s", who, step.id())
                            .isEqualTo(expected);
                    granted += expected ? 1 : 0;
                    refused += expected ? 0 : 1;
                }
            }
        }
        assertThat(granted).isGreaterThan(100);
        assertThat(refused).isGreaterThan(1000);
    }

    @Test
    @DisplayName("案件中确定的联系人、介绍人只办流程图交给他们的步骤；本人只办本人的")
    void whoTheCaseAppointedAndWhomItIsAboutTakeTheirStepsAndNoOthers() {
        Town town = newTown();
        Walk walk = begin(town);
        becomeActivist(walk);
        for (String who : List.of("contact", "applicant")) {
            Rights.Standpoint at = cases.find(walk.caseId(), town.actor(who));
            Role role = who.equals("contact") ? Role.TRAINING_CONTACT : Role.APPLICANT;
            for (Step step : steps(at)) {
                assertThat(rights.mayAct(town.id(who), step, at, cases.history(at.file()))
                                .isAllowed())
                        .as("%s takes %s", who, step.id())
                        .isEqualTo(step.roles().contains(role));
            }
        }
        for (StepRecord record : cases.history(
                        cases.find(walk.caseId(), town.actor("contact")).file())
                .records()) {
            String path = "/cases/" + walk.caseId() + "/records/" + record.id();
            assertThat(town.as("contact").get(path).status()).isEqualTo(200);
            assertThat(town.as("applicant").get(path).status())
                    .as("the applicant reads %s", record.stepId())
                    .isEqualTo(record.actorId().equals(town.id("applicant")) ? 200 : 404);
            assertThat(town.as("member").get(path).status()).isEqualTo(404);
        }
    }

    @Test
    @DisplayName("全系统的权限：每位管理员只有自己的，各岗位的人都没有；补录纸质案件只有表里的岗位可以")
    void pagesOpenToWhomTheTableNamesAndToNobodyElse() {
        clock.set(APPLIED);
        Town town = newTown();
        for (Capacity post : everyCapacity()) {
            String place = post instanceof Administrator ? "county" : "branch";
            town.person("a " + post.id(), place, "FULL", APPLIED.minusYears(40));
            town.post("a " + post.id(), place, post.id());
            Relation here = post instanceof Administrator ? Relation.EVERYWHERE : Relation.SAME;
            pages(town)
                    .forEach((verb, page) -> assertThat(
                                    town.as("a " + post.id()).get(page).status() == 200)
                            .as("%s: %s", post.id(), verb)
                            .isEqualTo(RightsTable.grants(verb, here, post)));
            assertThat(town.as("a " + post.id()).get("/rights").status()).isEqualTo(200);
        }
    }

    private static Map<Verb, String> pages(Town town) {
        return Map.of(
                Verb.READ_LEDGER,
                "/ledger",
                Verb.GRANT_ADMINISTRATION,
                "/organizations/" + town.organizationId("county") + "/posts/new",
                Verb.CONFIGURE_CALENDAR,
                "/calendar/change?year=2043",
                Verb.EDIT_DIAGRAM,
                "/diagrams",
                Verb.RELEASE_DIAGRAM,
                "/diagrams/member-development/migrate",
                Verb.ENTER_FROM_PAPER,
                "/paper-cases?branch=" + town.organizationId("branch"));
    }

    private static List<Capacity> everyCapacity() {
        return Stream.concat(Role.everyPost().stream(), Arrays.stream(Administrator.values()))
                .map(Capacity.class::cast)
                .toList();
    }

    private List<Step> steps(Rights.Standpoint at) {
        return Stream.concat(
                        cases.diagram(at.file()).steps().values().stream(),
                        cases.diagram(at.file()).acts().values().stream())
                .toList();
    }

    private static Relation relation(String place) {
        return switch (place) {
            case "branch" -> Relation.SAME;
            case "community", "street", "county", "department" -> Relation.ABOVE;
            default -> null;
        };
    }

    private static boolean takes(Role post, UUID place, Relation relation, Step step, Rights.Standpoint at) {
        Verb verb = !step.isAct() ? Verb.TAKE : step.roles().contains(Role.APPLICANT) ? Verb.WITHDRAW : Verb.TERMINATE;
        boolean inOffice = step.roles().stream()
                .filter(role -> role.isFilledBy(post))
                .flatMap(role -> at.chain().seatOf(role).stream())
                .anyMatch(seat -> seat.id().equals(place));
        boolean onBehalf = step.roles().contains(Role.APPLICANT)
                && !step.isAct()
                && RightsTable.grants(Verb.TAKE_ON_BEHALF, relation, post);
        return inOffice && RightsTable.grants(verb, Relation.OFFICE_OF_STEP, post) || onBehalf;
    }
}
