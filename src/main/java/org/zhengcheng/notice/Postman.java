package org.zhengcheng.notice;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.zhengcheng.installation.DatabaseTime;

/**
 * Takes letters from the outbox to the mail server, outside of any transaction. Each arrives at least once; a second time
 * only if a node dies between the server's answer and noting it down, and then under the same Message-ID. A node
 * whose clock is off sends nothing: a letter would go before its time.
 */
@Component
class Postman {

    private static final int MOST_PER_ROUND = 200;
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

    private final Outbox outbox;
    private final Letters letters;
    private final Optional<JavaMailSender> server;
    private final DatabaseTime time;

    /** @param server empty unless {@code spring.mail.host} is set; letters then wait */
    Postman(Outbox outbox, Letters letters, Optional<JavaMailSender> server, DatabaseTime time) {
        this.outbox = outbox;
        this.letters = letters;
        this.server = server;
        this.time = time;
    }

    @Scheduled(
            initialDelayString = "${zhengcheng.mail.every:PT10S}",
            fixedDelayString = "${zhengcheng.mail.every:PT10S}")
    void goRound() {
        if (time.read().isOff()) {
            return;
        }
        outbox.collectSummaries();
        if (server.isEmpty()) {
            outbox.keepForWantOfAServer();
            return;
        }
        for (int n = 0; n < MOST_PER_ROUND && !time.read().isOff(); n++) {
            Optional<Outbox.Letter> letter = outbox.next();
            if (letter.isEmpty()) {
                return;
            }
            deliver(letter.get(), server.get());
        }
    }

    private void deliver(Outbox.Letter letter, JavaMailSender to) {
        boolean sent;
        try {
            MimeMessage sheet = to.createMimeMessage();
            sent = letters.write(letter, sheet);
            if (sent) {
                to.send(sheet);
            }
        } catch (MessagingException | IOException | RuntimeException failure) {
            // Whatever is wrong with one letter must not keep the others.
            String problem = String.valueOf(failure.getMessage());
            if (outbox.failed(letter, problem)) {
                LOG.warn("Letter {} is given up after {} attempts: {}", letter.id(), letter.attempts(), problem);
            }
            return;
        }
        if (sent) {
            outbox.sent(letter);
        } else {
            outbox.dropped(letter);
        }
    }
}
