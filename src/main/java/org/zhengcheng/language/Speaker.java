package org.zhengcheng.language;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Lets code speak as pages do. */
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
        return in(LocaleContextHolder.getLocale());
    }

    /** The same message in both languages, for what is written down to be read later by somebody else. */
    public Text both(String code, Object... arguments) {
        return new Text(
                in(Locale.SIMPLIFIED_CHINESE).message(code, List.of(arguments)),
                in(Locale.ENGLISH).message(code, List.of(arguments)));
    }

    /** The same in a language that is known already. */
    public Say in(Locale locale) {
        return new Say(locale, clock.getZone(), messages);
    }
}
