package org.zhengcheng.casework.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.zhengcheng.language.PlainWords;
import org.zhengcheng.language.Text;

/** Why a diagram is not taken: each reason with the line, the element and its id, in both languages. */
final class Refusals {

    /** Whoever corrects a file needs the first few, and a hostile one is not worth more. */
    private static final int MOST = 50;

    private final MessageSource messages;
    private final List<Text> all = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    Refusals(MessageSource messages) {
        this.messages = messages;
    }

    List<Text> all() {
        return List.copyOf(all);
    }

    /** The same by the element, without the line: an editor shows it where it is. */
    List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** Of the whole file. */
    void add(String code, Object... details) {
        if (all.size() < MOST) {
            all.add(said(code, details));
            faults.add(new Fault(null, Fault.Severity.ERROR, code, said(code, details)));
        }
    }

    /** Of a place in it. */
    void at(Element element, String code, Object... details) {
        at(element, code, said(code, details));
    }

    void at(Element element, String code, Text reason) {
        if (all.size() < MOST) {
            String line = String.valueOf(DiagramParser.line(element));
            String where = shortened(element.getNodeName() + " " + element.getAttribute("id"));
            all.add(new Text(
                    message("diagram.refused.at", Locale.CHINESE, line, where, reason.chinese()),
                    message("diagram.refused.at", Locale.ENGLISH, line, where, reason.english())));
            faults.add(new Fault(id(element), Fault.Severity.ERROR, code, reason));
        }
    }

    /** The nearest element that an editor draws: what stands in the drawing belongs to what is drawn. */
    private static String id(Element element) {
        for (Node node = element; node instanceof Element around; node = node.getParentNode()) {
            String id =
                    around.hasAttribute("bpmnElement") ? around.getAttribute("bpmnElement") : around.getAttribute("id");
            if (!id.isBlank() && !Zc.NAMESPACE.equals(around.getNamespaceURI())) {
                return shortened(id);
            }
        }
        return null;
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
