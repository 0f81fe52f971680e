package org.zhengcheng.organization.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("公民身份号码：校验位、出生日期和性别，改错一位或对调两位都看得出来")
class CitizenIdTest {

    private static final int NUMBERS = 2000;
    private static final String CHARACTERS = "0123456789X";

    @Test
    void theVectorsOfTheGlossaryHold() {
        assertThat(CitizenId.of("11010519491231002X")).hasValueSatisfying(id -> {
            assertThat(id.birthDate()).isEqualTo(LocalDate.of(1949, 12, 31));
            assertThat(id.sex()).as("an even sequence").isEqualTo("2");
        });
        assertThat(CitizenId.of("110105194912310021")).isEmpty();
        assertThat(CitizenId.of("999999200002290019")).hasValueSatisfying(id -> {
            assertThat(id.birthDate()).isEqualTo(LocalDate.of(2000, 2, 29));
            assertThat(id.sex()).isEqualTo("1");
        });
    }

    @Test
    void everyNumberMadeByTheRuleIsReadAsItWasMade() {
        numbers().forEach(made -> {
            CitizenId read = CitizenId.of(made.number()).orElseThrow();
            assertThat(read.number()).isEqualTo(made.number());
            assertThat(read.birthDate()).isEqualTo(made.born());
            assertThat(read.sex()).isEqualTo(made.male() ? "1" : "2");
        });
    }

    /** MOD 11-2 finds every single wrong character; that is the property for which it was chosen. */
    @Test
    void oneWrongCharacterIsAlwaysFound() {
        Random random = new Random(5);
        numbers().forEach(made -> {
            int at = random.nextInt(CitizenId.LENGTH);
            char wrong = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
            StringBuilder changed = new StringBuilder(made.number());
            changed.setCharAt(at, wrong);
            if (wrong != made.number().charAt(at)) {
                assertThat(CitizenId.of(changed.toString()))
                        .as("%s at %s", changed, at)
                        .isEmpty();
            }
        });
    }

    @Test
    void twoNeighboursExchangedAreAlwaysFound() {
        Random random = new Random(6);
        numbers().forEach(made -> {
            int at = random.nextInt(CitizenId.LENGTH - 1);
            StringBuilder changed = new StringBuilder(made.number());
            changed.setCharAt(at, made.number().charAt(at + 1));
            changed.setCharAt(at + 1, made.number().charAt(at));
            if (!made.number().contentEquals(changed)) {
                assertThat(CitizenId.of(changed.toString()))
                        .as("%s at %s", changed, at)
                        .isEmpty();
            }
        });
    }

    @Test
    void itIsReadInOneFormHoweverItWasTyped() {
        assertThat(CitizenId.of(" 11010519491231002x ").orElseThrow().number()).isEqualTo("11010519491231002X");
    }

    @Test
    void itNeverSaysItself() {
        assertThat(CitizenId.of("11010519491231002X").orElseThrow().toString()).doesNotContain("1101", "002X");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "110105491231002",
                "99999920010229001X",
                "999999200013010010",
                "999999180001010016",
                "999999200002290019 1",
                "９９９９９９200002290019",
                "X99999200002290019",
                "身份证号码"
            })
    void whatIsNoNumberIsNotRead(String typed) {
        assertThat(CitizenId.of(typed)).isEmpty();
    }

    private static Stream<Made> numbers() {
        Random random = new Random(4);
        return IntStream.range(0, NUMBERS).mapToObj(n -> {
            LocalDate born = LocalDate.of(1900, 1, 1).plusDays(random.nextInt(45_000));
            int sequence = random.nextInt(1000);
            String digits = "%06d%s%03d"
                    .formatted(
                            100_000 + random.nextInt(900_000), born.toString().replace("-", ""), sequence);
            return new Made(digits + CitizenId.checkOf(digits), born, sequence % 2 == 1);
        });
    }

    private record Made(String number, LocalDate born, boolean male) {}
}
