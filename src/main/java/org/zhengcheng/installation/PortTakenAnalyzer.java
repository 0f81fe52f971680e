package org.zhengcheng.installation;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says which setting moves the application to another port, before Spring Boot says that there is one. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class PortTakenAnalyzer extends AbstractFailureAnalyzer<PortInUseException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PortInUseException cause) {
        return new FailureAnalysis(
                "端口 " + cause.getPort() + " 已被别的程序占用。Port " + cause.getPort() + " is in use by another program.",
                "请停止那个程序，或用 --server.port=… 指定另一个端口。"
                        + " Stop that program, or choose another port with --server.port=…",
                cause);
    }
}
