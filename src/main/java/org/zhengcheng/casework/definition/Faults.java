package org.zhengcheng.casework.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.zhengcheng.language.Text;

/** Collects what is wrong with a diagram, in both languages. */
final class Faults {

    private final MessageSource messages;
    private final List<Fault> all = new ArrayList<>();

    Faults(MessageSource messages) {
        this.messages = messages;
    }

    List<Fault> all() {
        return all.stream().distinct().toList();
    }

    boolean anyError() {
        return all.stream().anyMatch(Fault::isError);
    }

    void error(String element, String rule, Object... details) {
        all.add(new Fault(element, Fault.Severity.ERROR, rule, said(rule, details)));
    }

    void warning(String element, String rule, Object... details) {
        all.add(new Fault(element, Fault.Severity.WARNING, rule, said(rule, details)));
    }

    void add(Fault fault) {
        all.add(fault);
    }

    private Text said(String rule, Object... details) {
        return new Text(
                messages.getMessage(rule, details, Locale.SIMPLIFIED_CHINESE),
                messages.getMessage(rule, details, Locale.ENGLISH));
    }
}
