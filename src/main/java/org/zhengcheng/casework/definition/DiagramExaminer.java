package org.zhengcheng.casework.definition;

import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.zhengcheng.language.Text;

/** Looks at the text of a diagram before it is taken into use, and without taking it into use. */
@Component
public class DiagramExaminer {

    private final MessageSource messages;

    DiagramExaminer(MessageSource messages) {
        this.messages = messages;
    }

    /** Why a text is not even kept as a draft: it is no plain XML, or more than a diagram can be; empty if it is. */
    public Optional<Text> unreadable(byte[] text) {
        Refusals refusals = new Refusals(messages);
        DiagramParser.parse(text, refusals);
        return refusals.all().stream().findFirst();
    }
}
