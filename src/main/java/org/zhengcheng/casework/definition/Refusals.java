package org.zhengcheng.casework.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.w3c.dom.Element;
import org.zhengcheng.language.PlainWords;
import org.zhengcheng.language.Text;

/** Why a diagram is not taken: each reason with the line, the element and its id, in both languages. */
final class Refusals {

    /** Whoever corrects a file needs the first few, and a hostile one is not worth more. */
    private static final int MOST = 50;

    private final MessageSource messages;
    private final List<Text> all = new ArrayList<>();

    Refusals(MessageSource messages) {
        this.messages = messages;
    }

    List<Text> all() {
        return List.copyOf(all);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Of the whole file. */
    void add(String code, Object... details) {
        if (all.size() < MOST) {
            all.add(said(code, details));
        }
    }

    /** Of a place in it. */
    void at(Element element, String code, Object... details) {
        at(element, said(code, details));
    }

    void at(Element element, Text reason) {
        if (all.size() < MOST) {
            String line = String.valueOf(DiagramParser.line(element));
            String where = shortened(element.getNodeName() + " " + element.getAttribute("id"));
            all.add(new Text(
                    message("diagram.refused.at", Locale.CHINESE, line, where, reason.chinese()),
                    message("diagram.refused.at", Locale.ENGLISH, line, where, reason.english())));
        }
    }

    /** Refuses a text that is more than words. */
    void unlessWords(Element element, String text, int longest) {
        PlainWords.fault(text, longest)
                .ifPresent(found -> at(
                        element,
                        "words." + found.fault().name().toLowerCase(Locale.ROOT),
                        found.found(),
                        shortened(text)));
    }

    /** As much of it as shows what is meant. */
    static String shortened(String text) {
        return shortened(text, 80);
    }

    static String shortened(String text, int most) {
        String line = text.replaceAll("[\\s\\p{Z}\\p{C}]+", " ").strip();
        return line.length() <= most ? line : line.substring(0, most) + "…";
    }

    private Text said(String code, Object... details) {
        return new Text(message(code, Locale.CHINESE, details), message(code, Locale.ENGLISH, details));
    }

    private String message(String code, Locale language, Object... details) {
        return messages.getMessage(code, details, language);
    }
}
