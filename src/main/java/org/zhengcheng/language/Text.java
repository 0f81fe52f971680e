package org.zhengcheng.language;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * A text that stands in both languages, such as the name of a step. Wherever it is printed it says itself in the language
 * of whoever reads: the locale of the present request, Chinese where there is none.
 *
 * @param chinese never null
 * @param english the same in English; the Chinese where nobody has translated it
 */
public record Text(String chinese, String english) implements Serializable {

    public Text {
        Objects.requireNonNull(chinese);
        english = english == null || english.isBlank() ? chinese : english;
    }

    /** A text; null where there is none in Chinese. */
    public static Text of(String chinese, String english) {
        return chinese == null ? null : new Text(chinese, english);
    }

    /** What is written the same in both languages, such as a name. */
    public static Text same(String text) {
        return of(text, text);
    }

    /** Several texts, each on a line of its own. */
    public static Text lines(List<Text> texts) {
        return new Text(
                texts.stream().map(Text::chinese).collect(Collectors.joining("\n")),
                texts.stream().map(Text::english).collect(Collectors.joining("\n")));
    }

    /** The text in the language of a locale. */
    public String in(Locale locale) {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? english : chinese;
    }

    /** The text in the reader's language. */
    @Override
    public String toString() {
        LocaleContext reader = LocaleContextHolder.getLocaleContext();
        // Without a request the machine's own language would be asked, which is nobody's choice.
        Locale locale = reader == null ? null : reader.getLocale();
        return in(locale == null ? Locale.SIMPLIFIED_CHINESE : locale);
    }
}
