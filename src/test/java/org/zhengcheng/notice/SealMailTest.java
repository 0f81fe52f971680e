package org.zhengcheng.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.zhengcheng.ledger.LedgerSettings;
import org.zhengcheng.ledger.Seal;
import org.zhengcheng.ledger.Suite;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.MailServer;

@DisplayName("封印寄到外面的邮箱；没有邮件服务器就说送不到")
class SealMailTest extends ApplicationTest {

    private final String keeper = "keeper-" + UUID.randomUUID() + "@example.org";
    private final Seal seal = new Seal(
            7, Instant.EPOCH, "{\"number\":7}".getBytes(StandardCharsets.UTF_8), new byte[32], new byte[] {1, 2, 3});

    @Autowired
    private JavaMailSender server;

    @Test
    void aSealArrivesAsItIs() {
        mail(Optional.of(server)).take(seal);
        assertThat(MailServer.get().lettersTo(keeper)).singleElement().satisfies(letter -> {
            assertThat(letter.toString()).contains("{\"number\":7}", "AQID");
        });
    }

    @Test
    void withoutAServerItIsNotTaken() {
        assertThatThrownBy(() -> mail(Optional.empty()).take(seal)).isInstanceOf(MailException.class);
    }

    private SealMail mail(Optional<JavaMailSender> through) {
        return new SealMail(
                new LedgerSettings(
                        Suite.SHA256_ED25519,
                        "",
                        List.of(),
                        Duration.ofHours(1),
                        Duration.ofDays(1),
                        null,
                        "",
                        "",
                        List.of(keeper)),
                through,
                "");
    }
}
