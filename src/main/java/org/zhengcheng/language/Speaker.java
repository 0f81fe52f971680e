package org.zhengcheng.language;

import java.time.Clock;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Lets code that answers a script speak as pages do. */
@Component
public class Speaker {

    private final Clock clock;
    private final MessageSource messages;

    Speaker(Clock clock, MessageSource messages) {
        this.clock = clock;
        this.messages = messages;
    }

    /** What {@code #say} is in pages, in the language of whoever asks now. */
    public Say now() {
        return new Say(LocaleContextHolder.getLocale(), clock.getZone(), messages);
    }
}
