package org.zhengcheng.casework.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.form.Answers;
import org.zhengcheng.identity.FieldCipher;
import org.zhengcheng.support.ApplicationTest;

@DisplayName("交来的内容里的号码：留作证据的文字里只有加盐的摘要，密文另放，换钥和删除都不动证据")
class SealedAnswersTest extends ApplicationTest {

    private static final String NUMBER = "11010519491231002X";

    @Autowired
    private FieldCipher cipher;

    @Test
    void theEvidenceHoldsADigestAndTheCiphertextStandsApart() {
        Answers answers = new Answers(Map.of("citizenId", cipher.seal(NUMBER), "name", "照实填写", "n", 3));
        SealedAnswers stored = SealedAnswers.of(answers);

        assertThat(stored.text()).contains("sealed:").doesNotContain("aes:", NUMBER);
        assertThat(stored.secrets()).contains("aes:").doesNotContain(NUMBER);
        Answers read = SealedAnswers.joined(stored.text(), stored.secrets());
        assertThat(read.json()).isEqualTo(answers.json());
        assertThat(cipher.decrypt(String.valueOf(read.get("citizenId")))).isEqualTo(NUMBER);
        assertThat(SealedAnswers.of(new Answers(Map.of("citizenId", cipher.seal(NUMBER))))
                        .text())
                .as("the same number is not seen to be the same")
                .isNotEqualTo(SealedAnswers.of(new Answers(Map.of("citizenId", cipher.seal(NUMBER))))
                        .text());
    }

    @Test
    @DisplayName("有人照着密文的样子打字，原样存、原样读")
    void whatSomebodyTypesStaysWhatItIs() {
        String typed = "sealed:" + "a".repeat(64) + ":aes:00000000:" + "A".repeat(60) + " 等等";
        Answers answers = new Answers(Map.of("words", typed, "list", List.of("sealed:" + "b".repeat(64))));
        SealedAnswers stored = SealedAnswers.of(answers);
        assertThat(SealedAnswers.joined(stored.text(), stored.secrets()).json()).isEqualTo(answers.json());
    }

    @Test
    @DisplayName("没有号码的内容，另放的一份是空的")
    void whatHoldsNoNumberHasNothingApart() {
        Answers answers = new Answers(Map.of("name", "照实填写"));
        assertThat(SealedAnswers.of(answers)).isEqualTo(new SealedAnswers(answers.json(), null));
    }
}
