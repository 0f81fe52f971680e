package org.zhengcheng.organization.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.organization.People;
import org.zhengcheng.organization.Standing;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;

@DisplayName("档案质量：每一条检查都查得出、改好就消失；按组织数，数到一千为止，点到人")
class FaultsTest extends ApplicationTest {

    private static final LocalDate BORN = LocalDate.of(1998, 5, 20);

    @Autowired
    private PersonRecords records;

    @Autowired
    private People people;

    @Autowired
    private Caretaker caretaker;

    @Autowired
    private TransactionTemplate transaction;

    private Town town;
    private UUID person;

    @BeforeEach
    void settle() {
        clock.set(LocalDate.of(2026, 6, 1));
        town = newTown();
        person = town.id("applicant");
        makeWhole();
    }

    /** A record without any fault. */
    private void makeWhole() {
        write(Map.of(
                PersonField.CITIZEN_ID, Numbers.of(BORN, 1),
                PersonField.SEX, "1",
                PersonField.BIRTH_DATE, BORN.toString(),
                PersonField.NATION, "01",
                PersonField.EDUCATION, "21",
                PersonField.PHONE, "10000000000",
                PersonField.POLITICAL_STATUS, "03",
                PersonField.JOB, "教师"));
        stand(Standing.APPLICANT, LocalDate.of(2026, 1, 5));
    }

    @Test
    void aWholeRecordHasNone() {
        assertThat(faults()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void eachIsFoundAndGoneOnceItIsMended(Fault fault) {
        spoil(fault);
        assertThat(faults()).contains(fault);
        if (fault == Fault.NO_BIRTH_DATE || fault == Fault.NO_NUMBER || fault == Fault.STANDING_WITHOUT_DATE) {
            assertThat(faults()).as("what is unknown contradicts nothing").containsExactly(fault);
        }
        makeWhole();
        assertThat(faults()).isEmpty();
    }

    private void spoil(Fault fault) {
        switch (fault) {
            case NO_NUMBER -> write(Map.of(PersonField.CITIZEN_ID, ""));
            case BIRTH_DISAGREES -> write(Map.of(PersonField.BIRTH_DATE, "1998-05-21"));
            case SEX_DISAGREES -> write(Map.of(PersonField.SEX, "2"));
            case NO_BIRTH_DATE -> write(Map.of(PersonField.BIRTH_DATE, ""));
            case NO_SEX -> write(Map.of(PersonField.SEX, "9"));
            case NO_NATION -> write(Map.of(PersonField.NATION, ""));
            case NO_EDUCATION -> write(Map.of(PersonField.EDUCATION, ""));
            case NO_PHONE -> write(Map.of(PersonField.PHONE, ""));
            case STANDING_WITHOUT_DATE -> stand(Standing.APPLICANT, null);
            case STANDING_WITHOUT_HISTORY -> {
                jdbc.sql("delete from standing_change where person_id = ?")
                        .param(person)
                        .update();
                write(Map.of());
            }
            case APPLIED_UNDER_AGE ->
                stand(Standing.APPLICANT, BORN.plusYears(18).minusDays(1));
            case STATUS_DISAGREES -> write(Map.of(PersonField.POLITICAL_STATUS, "01"));
            case NO_WORK -> write(Map.of(PersonField.JOB, "", PersonField.UNIT_AND_POST, ""));
        }
    }

    @Test
    void whoAppliesOnTheEighteenthBirthdayIsOfAge() {
        stand(Standing.APPLICANT, BORN.plusYears(18));
        assertThat(faults()).isEmpty();
    }

    @Test
    void theStatusOfAMemberIsThatOfTheStanding() {
        stand(Standing.PROBATIONARY, LocalDate.of(2026, 1, 5));
        assertThat(faults()).containsExactly(Fault.STATUS_DISAGREES);
        write(Map.of(PersonField.POLITICAL_STATUS, "02"));
        assertThat(faults()).isEmpty();
        stand(Standing.FULL, LocalDate.of(2026, 2, 5));
        assertThat(faults()).containsExactly(Fault.STATUS_DISAGREES);
    }

    /** What a case changes is looked at on the next round, within a minute. */
    @Test
    void whatACaseChangesIsLookedAtToo() {
        transaction.executeWithoutResult(
                status -> people.changeStanding(person, Standing.FULL, LocalDate.of(2026, 5, 1), UUID.randomUUID()));
        assertThat(faults()).isEmpty();
        caretaker.goRound();
        assertThat(faults()).containsExactly(Fault.STATUS_DISAGREES);
    }

    @Test
    void namesThatOthersWroteAreSpelled() {
        jdbc.sql("update person set name = '单雄信', pinyin = '', initials = '' where id = ?")
                .param(person)
                .update();
        caretaker.goRound();
        assertThat(jdbc.sql("select pinyin || ' ' || initials from person where id = ?")
                        .param(person)
                        .query(String.class)
                        .single())
                .isEqualTo("shanxiongxin sxx");
    }

    @Test
    void theBoardLeadsFromTheNumberToThePerson() {
        caretaker.goRound();
        write(Map.of(PersonField.SEX, "2"));
        Page board = town.as("secretary").get("/people/quality");
        assertThat(board.text()).contains("性别和身份证号不一致", "1人", town.name("branch"));
        Page whose = board.follow("性别和身份证号不一致");
        assertThat(whose.texts(".counts a")).containsExactly(town.name("applicant"));
        assertThat(whose.follow(town.name("applicant")).status()).isEqualTo(200);

        Page above = town.as("officer").get("/people/quality");
        assertThat(above.text()).contains(town.name("branch"), town.name("other branch"));
        Page other = above.follow(town.name("other branch"));
        assertThat(other.text()).contains("没有身份证号").doesNotContain("性别和身份证号不一致");

        assertThat(town.as("other secretary").get("/people/quality").text()).doesNotContain("性别和身份证号不一致");
        assertThat(town.as("other secretary")
                        .get("/people/quality?organization=" + town.organizationId("branch"))
                        .status())
                .isEqualTo(404);
        for (String who : List.of("contact", "applicant")) {
            assertThat(town.as(who).get("/people/quality").status()).as(who).isEqualTo(404);
        }
    }

    @Test
    void theBoardCostsTheSameHoweverManyThereAre() {
        caretaker.goRound();
        town.as("officer").get("/people/quality");
        int before = statements
                .during(() -> town.as("officer").get("/people/quality"))
                .size();
        for (int i = 0; i < 60; i++) {
            town.person("many " + i, "branch", "FULL", BORN);
        }
        caretaker.goRound();
        assertThat(statements.during(() -> town.as("officer").get("/people/quality")))
                .hasSize(before);
        Page first = town.as("officer").get("/people/quality/NO_NUMBER");
        Page second = first.follow("再往下看");
        assertThat(first.texts(".counts a")).hasSize(50).doesNotContainAnyElementsOf(second.texts(".counts a"));
    }

    private Set<Fault> faults() {
        return jdbc
                .sql("select fault from person_fault where person_id = ?")
                .param(person)
                .query(String.class)
                .list()
                .stream()
                .map(Fault::valueOf)
                .collect(Collectors.toSet());
    }

    private void stand(Standing standing, LocalDate since) {
        jdbc.sql("update person set standing = ?, standing_since = ? where id = ?")
                .params(Arrays.asList(standing.name(), since, person))
                .update();
        jdbc.sql("insert into standing_change (person_id, standing, since, recorded_at) values (?, ?, ?, now())")
                .params(person, standing.name(), since == null ? LocalDate.of(2026, 1, 1) : since)
                .update();
        write(Map.of());
    }

    private void write(Map<PersonField, String> values) {
        transaction.executeWithoutResult(status -> records.write(person, new HashMap<>(values)));
    }
}
