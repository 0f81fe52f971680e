package org.zhengcheng.notice;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.zhengcheng.identity.Preference;
import org.zhengcheng.identity.Preferences;

/** Writes the letters, each in its reader's language, as plain text and as a simple page. */
@Component
class Letters {

    private final SpringTemplateEngine templates;
    private final MessageSource messages;
    private final Preferences preferences;
    private final NoticeBox notices;
    private final Clock clock;
    private final String baseUrl;
    private final String from;

    /**
     * @param baseUrl the address under which people reach the application, to which the links of letters lead
     * @param from the sender; by default nobody at the host of that address
     */
    Letters(
            SpringTemplateEngine templates,
            MessageSource messages,
            Preferences preferences,
            NoticeBox notices,
            Clock clock,
            @Value("${zhengcheng.base-url:http://localhost:8080}") String baseUrl,
            @Value("${zhengcheng.mail.from:}") String from) {
        this.templates = templates;
        this.messages = messages;
        this.preferences = preferences;
        this.notices = notices;
        this.clock = clock;
        this.baseUrl = baseUrl.replaceFirst("/+$", "");
        this.from = from.isBlank() ? "no-reply@" + host() : from;
    }

    /**
     * Writes a letter on an empty sheet.
     *
     * @return false if there is nothing to say to its reader by mail any more
     */
    boolean write(Outbox.Letter letter, MimeMessage sheet) throws MessagingException, UnsupportedEncodingException {
        List<Notice> said = letter.address() == null ? List.of() : notices.of(letter);
        if (said.isEmpty()) {
            return false;
        }
        Locale locale = preferences
                .of(letter.personId())
                .orElse(Preference.DEFAULT)
                .language()
                .locale();
        Context context = new Context(
                locale, Map.of("name", letter.name(), "notices", said, "base", baseUrl, "daily", letter.daily()));
        MimeMessageHelper helper = new MimeMessageHelper(sheet, true, StandardCharsets.UTF_8.name());
        helper.setFrom(new InternetAddress(from, message("app.name", locale), StandardCharsets.UTF_8.name()));
        helper.setTo(letter.address());
        helper.setSubject(subject(letter, said, locale));
        helper.setSentDate(Date.from(clock.instant()));
        helper.setText(templates.process("notice/mail.txt", context), templates.process("notice/mail", context));
        // The same on every attempt: a letter that arrives twice can be told to be one.
        sheet.setHeader("Message-ID", "<" + letter.id() + "@" + host() + ">");
        sheet.setHeader("Auto-Submitted", "auto-generated");
        return true;
    }

    private String subject(Outbox.Letter letter, List<Notice> said, Locale locale) {
        return letter.daily()
                ? message("notice.mail.daily", locale, said.size())
                : message(
                        "notice.mail." + said.get(0).kind(),
                        locale,
                        said.get(0).text().in(locale));
    }

    private String message(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    private String host() {
        return URI.create(baseUrl).getHost();
    }
}
