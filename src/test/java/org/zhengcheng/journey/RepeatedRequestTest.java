package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("答复丢了再交一次：在新的会话里、带着同样的文件，也还是同一次提交")
class RepeatedRequestTest extends JourneyTest {

    @Test
    void theSameOperationFromAnotherSessionGetsTheSameAnswer() {
        clock.set(APPLIED);
        Town town = newTown();
        Walk walk = walk(town).begin();
        Form first = walk.fill("applicant", "submit-application", "pass", Map.of("letter", Form.PDF));
        Form again =
                walk.fill(town.another("applicant").get(walk.stepPath()).step(), "pass", Map.of("letter", Form.PDF));
        again.set("_operation", first.value("_operation"));

        Page answer = first.send();
        Page repeated = again.send();

        assertThat(answer.taken()).isPresent();
        assertThat(repeated.uri()).as(repeated.text()).isEqualTo(answer.uri());
        assertThat(walk.version()).isEqualTo(1);
    }

    @Test
    void theSameOperationWithOtherContentIsRefused() {
        clock.set(APPLIED);
        Town town = newTown();
        Walk walk = walk(town).begin();
        walk.take("applicant", "submit-application", "pass");
        Form first = walk.fill("secretary", "register-application", "pass", Map.of());
        Form other = walk.fill("secretary", "register-application", "return", Map.of("reason", "缺签名"));
        other.set("_operation", first.value("_operation"));

        assertThat(first.send().taken()).isPresent();
        Page refused = other.send();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("这一步已经交过了");
        assertThat(walk.version()).isEqualTo(2);
    }
}
