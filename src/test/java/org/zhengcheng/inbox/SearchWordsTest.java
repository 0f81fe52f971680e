package org.zhengcheng.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("地址和输入框里写什么都行：认得的照办，不认得的不算")
class SearchWordsTest {

    @Test
    void writingMakesNoDifference() {
        assertThat(SearchWords.of("  ＺＨＡＮＧ　San ").words()).containsExactly("zhang", "san");
        assertThat(SearchWords.of("Lü").words()).containsExactly("lv");
        assertThat(SearchWords.of("买买提·吐尔逊").words()).containsExactly("买买提吐尔逊");
        assertThat(SearchWords.of("a\u0000b\tc").words()).containsExactly("a", "b", "c");
    }

    @Test
    void onlySoMuchIsLookedFor() {
        assertThat(SearchWords.of("1 2 3 4 5 6 7 1").words()).hasSize(5);
        assertThat(SearchWords.of("王".repeat(500)).words().get(0)).hasSize(60);
        assertThat(SearchWords.of(null).isEmpty()).isTrue();
        assertThat(SearchWords.of(" \t").isEmpty()).isTrue();
    }

    @Test
    void signsOfTheDatabaseAreNoJokers() {
        assertThat(SearchWords.pattern("100%_\\")).isEqualTo("%100\\%\\_\\\\%");
        assertThat(SearchWords.pattern("z"))
                .as("a letter alone is the beginning of a word")
                .isEqualTo("% z%");
        assertThat(SearchWords.pattern("张")).isEqualTo("%张%");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "x", "2026-13-01_1_a", "2026-01-01_99999999999999999999_a", "2026-01-01_1_a b", "_1_a"})
    void addressThatIsNoPlaceInTheListIsTheBeginning(String after) {
        assertThat(PageKey.of(after)).isEmpty();
    }

    @Test
    void placeInTheListComesBackFromTheAddress() {
        PageKey key = new PageKey(LocalDate.of(9999, 12, 31), Instant.parse("2026-06-01T01:00:00.123456Z"), "a-1");
        assertThat(PageKey.of(key.toString())).contains(key);
    }

    @Test
    void choiceThatMakesNoSenseIsLeftOut() {
        assertThat(Choice.of("", "", "", "")).isEqualTo(Choice.ALL);
        assertThat(Choice.of(null, null, "nobody", "x'")).isEqualTo(Choice.ALL);
        assertThat(Choice.of("a", "b/talk", null, null)).isEqualTo(new Choice("a", null, null, null));
        assertThat(Choice.of("", "b/talk", null, null)).isEqualTo(new Choice("b", "talk", null, null));
        assertThat(Choice.of("x".repeat(61), "b\u0000/talk", null, null)).isEqualTo(Choice.ALL);
        UUID id = UUID.randomUUID();
        assertThat(Choice.of(null, null, id.toString(), null).branchId()).isEqualTo(id);
    }
}
