package org.zhengcheng.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("优秀不超过三分之一，向下取整；分母不含预备党员")
class ExcellentCapTest {

    /** Twenty-three of a branch, and what each base makes of them. */
    @ParameterizedTest
    @CsvSource({
        // ordinary, mobile, infirm, infirm and not graded, probationary, under sanction, suspended
        "23, 0, 0, 0, 0, 0, 0, REGULAR, 23, 7",
        "20, 0, 0, 0, 3, 0, 0, REGULAR, 20, 6",
        "20, 0, 0, 0, 3, 0, 0, TAKING, 20, 6",
        "14, 2, 3, 2, 1, 1, 0, REGULAR, 21, 7",
        "14, 2, 3, 2, 1, 1, 0, TAKING, 19, 6",
        "3, 0, 0, 0, 0, 0, 0, REGULAR, 3, 1",
        "2, 0, 0, 0, 5, 0, 0, REGULAR, 2, 0",
        "0, 0, 0, 0, 0, 0, 4, REGULAR, 0, 0",
        "5, 0, 0, 1, 0, 0, 0, REGULAR, 6, 2",
        "5, 0, 0, 1, 0, 0, 0, TAKING, 5, 1",
    })
    void theCap(
            int ordinary,
            int mobile,
            int infirm,
            int ungraded,
            int probationary,
            int sanctioned,
            int suspended,
            ExcellentCap.Base base,
            int number,
            int most) {
        Stream<Part> parts = Stream.of(
                        Collections.nCopies(ordinary, Part.ORDINARY),
                        Collections.nCopies(mobile, Part.MOBILE),
                        Collections.nCopies(infirm, Part.INFIRM),
                        Collections.nCopies(ungraded, Part.INFIRM_UNGRADED),
                        Collections.nCopies(probationary, Part.PROBATIONARY),
                        Collections.nCopies(sanctioned, Part.UNDER_SANCTION),
                        Collections.nCopies(suspended, Part.SUSPENDED))
                .flatMap(some -> some.stream());
        ExcellentCap cap = ExcellentCap.of(base, parts.toList());
        assertThat(cap.number()).isEqualTo(number);
        assertThat(cap.most()).isEqualTo(most);
        assertThat(EvaluationRules.cap(cap, most)).isEmpty();
        assertThat(EvaluationRules.cap(cap, most + 1))
                .singleElement()
                .satisfies(finding -> assertThat(finding.error().arguments())
                        .containsExactly((long) most + 1, most, base.title(), number));
    }
}
