package org.zhengcheng.installation;

import ch.qos.logback.classic.spi.IThrowableProxy;
import java.util.stream.Collectors;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;

/** Writes where an error came from; no line of it begins where those begin that the application writes itself. */
public final class IndentedTrace extends ExtendedWhitespaceThrowableProxyConverter {

    private static final String BEHIND = "    ";

    @Override
    protected String throwableProxyToString(IThrowableProxy error) {
        return super.throwableProxyToString(error)
                .lines()
                .map(line -> line.isBlank() ? line : BEHIND + OneLine.of(line))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
