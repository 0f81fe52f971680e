package org.zhengcheng.installation;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.regex.Pattern;

/**
 * Writes what is logged on one line, whatever somebody has sent: signs that begin a line, move the cursor or turn the
 * direction of reading are written as numbers. Only the report of a start that failed is ours from end to end.
 */
public final class OneLine extends MessageConverter {

    private static final String REPORT = "org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter";
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}&&[^\t]]");

    @Override
    public String convert(ILoggingEvent event) {
        String message = super.convert(event);
        return REPORT.equals(event.getLoggerName()) ? message : of(message);
    }

    static String of(String text) {
        return UNSEEN.matcher(text)
                .replaceAll(sign -> String.format("\\\\u%04x", sign.group().codePointAt(0)));
    }
}
