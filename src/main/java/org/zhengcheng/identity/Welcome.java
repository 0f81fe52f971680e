package org.zhengcheng.identity;

import java.util.stream.Collectors;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says at the end of the start where the demo is and who can sign in. */
@Component
class Welcome {

    private final Accounts accounts;

    Welcome(Accounts accounts) {
        this.accounts = accounts;
    }

    @EventListener
    void print(ApplicationReadyEvent ready) {
        if (!(ready.getApplicationContext() instanceof WebServerApplicationContext server)) {
            return;
        }
        String people = accounts.demoAccounts().stream()
                .map(account -> "    %-12s %s（%s）".formatted(account.username(), account.name(), account.role()))
                .collect(Collectors.joining("\n"));
        String signIn = people.isEmpty() ? "" : "  账号（密码都是 demo）/ accounts (password: demo):\n" + people + "\n";
        System.out.printf(
                "%n  征程 Zhengcheng  http://localhost:%d/%n%n%s%n",
                server.getWebServer().getPort(), signIn);
    }
}
