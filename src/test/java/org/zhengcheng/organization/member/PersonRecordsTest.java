package org.zhengcheng.organization.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Town;

@DisplayName("一人一档：身份证号加密存放、只能有一个人，出生日期和性别与号码核对，不知道的就是不知道")
class PersonRecordsTest extends ApplicationTest {

    @Autowired
    private PersonRecords records;

    @Autowired
    private TransactionTemplate transaction;

    private Town town;
    private UUID person;

    @BeforeEach
    void settle() {
        town = newTown();
        person = town.id("applicant");
    }

    @Test
    void everyFieldIsKeptAndWhatIsNotKnownStaysUnknown() {
        Map<PersonField, String> all = new HashMap<>(Map.of(
                PersonField.NAME, "曾小明",
                PersonField.CITIZEN_ID, Numbers.of(LocalDate.of(1998, 5, 20), 1),
                PersonField.BIRTH_DATE, "1998-05-20",
                PersonField.PHONE, "10000000001",
                PersonField.MIGRANT_WORKER, "false",
                PersonField.PARTY_AGE_CORRECTION, "-12",
                PersonField.LEAGUE_SINCE, "2013-05-04"));
        Arrays.stream(PersonField.values())
                .filter(field -> field.kind() == PersonField.Kind.CODE)
                .forEach(field ->
                        all.put(field, field.options().keySet().iterator().next()));
        Arrays.stream(PersonField.values()).forEach(field -> all.putIfAbsent(field, "2020-01-01"));
        all.keySet().removeIf(field -> field.kind() == PersonField.Kind.FLAG && field != PersonField.MIGRANT_WORKER);

        write(all);

        PersonRecord record = records.find(person).orElseThrow();
        all.forEach((field, value) -> assertThat(records.plain(field, record.value(field)))
                .as(field.id())
                .isEqualTo(value));
        assertThat(record.value(PersonField.MOBILE)).as("unknown is not no").isNull();
        assertThat(jdbc.sql("select pinyin || ' ' || initials from person where id = ?")
                        .param(person)
                        .query(String.class)
                        .single())
                .isEqualTo("zengxiaoming zxm");
        write(Map.of(PersonField.NATION, ""));
        assertThat(records.find(person).orElseThrow().value(PersonField.NATION)).isNull();
    }

    @Test
    void theDatabaseHoldsNeitherNumberNorPhoneThatCanBeRead() {
        String number = Numbers.of(LocalDate.of(1998, 5, 20), 1);
        write(Map.of(PersonField.CITIZEN_ID, number, PersonField.PHONE, "10000000002"));
        String row = jdbc.sql("select cast(i as text) from person_identity i where person_id = ?")
                .param(person)
                .query(String.class)
                .single();
        assertThat(row).contains("aes:").doesNotContain(number, number.substring(6, 14), "10000000002");
    }

    @Test
    void aNumberBelongsToOnePerson() {
        String number = Numbers.of(LocalDate.of(1998, 5, 20), 1);
        write(Map.of(PersonField.CITIZEN_ID, number));
        assertThat(records.bearer(CitizenId.of(number).orElseThrow())).contains(person);
        UUID other = town.id("member");
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        status -> records.write(other, Map.of(PersonField.CITIZEN_ID, number))))
                .isInstanceOf(NumberTaken.class);
        write(Map.of(PersonField.CITIZEN_ID, ""));
        assertThat(records.bearer(CitizenId.of(number).orElseThrow())).isEmpty();
    }

    @Test
    void theNumberIsHeldAgainstDayOfBirthAndSex() {
        write(Map.of(PersonField.CITIZEN_ID, Numbers.of(LocalDate.of(1998, 5, 20), 1)));
        assertThat(agreement()).containsExactly(true, null);
        write(Map.of(PersonField.SEX, "2"));
        assertThat(agreement()).as("an odd sequence is a man's").containsExactly(true, false);
        write(Map.of(PersonField.SEX, "9", PersonField.BIRTH_DATE, "1998-05-21"));
        assertThat(agreement()).as("not stated contradicts nothing").containsExactly(false, null);
        write(Map.of(PersonField.SEX, "1", PersonField.BIRTH_DATE, "1998-05-20"));
        assertThat(agreement()).containsExactly(true, true);
    }

    @Test
    void everyCodeListNamesItsStandardAndSpeaksBothLanguages() {
        assertThat(EnumSet.allOf(CodeList.class)).allSatisfy(list -> {
            assertThat(list.source()).startsWith("GB/T ");
            assertThat(list.labels()).isNotEmpty().allSatisfy((code, label) -> {
                assertThat(code).matches("\\d{1,2}");
                assertThat(label.chinese()).containsPattern("\\p{IsHan}");
                assertThat(label.english()).isNotBlank().doesNotContainPattern("\\p{IsHan}");
            });
        });
        assertThat(CodeList.SEX.labels()).containsOnlyKeys("0", "1", "2", "9");
        assertThat(CodeList.NATION.labels()).hasSize(58);
    }

    private List<Boolean> agreement() {
        return jdbc.sql("select birth_agrees, sex_agrees from person_identity where person_id = ?")
                .param(person)
                .query((row, n) -> Arrays.asList((Boolean) row.getObject(1), (Boolean) row.getObject(2)))
                .single();
    }

    private void write(Map<PersonField, String> values) {
        transaction.executeWithoutResult(status -> records.write(person, values));
    }
}
