package org.zhengcheng.support;

import java.nio.charset.StandardCharsets;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The message files of some rooms, for tests that start nothing. */
public final class Messages {

    private Messages() {}

    /** Why diagrams and forms are refused. */
    public static MessageSource source() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/diagram", "messages/words", "messages/form");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
