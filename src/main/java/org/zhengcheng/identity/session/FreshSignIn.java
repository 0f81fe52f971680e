package org.zhengcheng.identity.session;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Grave acts are done by whoever has typed the password a short while ago, so that a screen left open is worth little. */
@Component
public class FreshSignIn {

    private final SignIns signIns;

    FreshSignIn(SignIns signIns) {
        this.signIns = signIns;
    }

    /**
     * Asked before the page of a grave act is shown and again before it is done.
     *
     * @param page the page to come back to
     * @throws NotFresh to be led to the page that asks for the password; the controllers need not catch it
     */
    public void demand(HttpServletRequest request, String page) {
        if (!signIns.isFresh(SignIns.current(request))) {
            throw new NotFresh(page);
        }
    }
}
