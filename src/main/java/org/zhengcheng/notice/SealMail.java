package org.zhengcheng.notice;

import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailSendException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import org.zhengcheng.ledger.LedgerSettings;
import org.zhengcheng.ledger.Seal;
import org.zhengcheng.ledger.SealPlace;

/** Mails each seal of the ledger to whoever keeps copies; the ledger's own record of deliveries is the outbox. */
@Component
class SealMail implements SealPlace {

    private final List<String> to;
    private final String from;
    private final Optional<JavaMailSender> server;

    SealMail(LedgerSettings settings, Optional<JavaMailSender> server, @Value("${zhengcheng.mail.from:}") String from) {
        this.to = settings.mail();
        this.from = from.isBlank() ? "no-reply@localhost" : from;
        this.server = server;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public boolean isSet() {
        return !to.isEmpty();
    }

    @Override
    public void take(Seal seal) {
        SimpleMailMessage letter = new SimpleMailMessage();
        letter.setFrom(from);
        letter.setTo(to.toArray(String[]::new));
        letter.setSubject("征程总账封印 Zhengcheng seal " + seal.number());
        letter.setText(seal.file());
        server.orElseThrow(() -> new MailSendException(Outbox.NO_SERVER)).send(letter);
    }
}
