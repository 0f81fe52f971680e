package org.zhengcheng.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/** Where somebody goes on who signed in once more in the middle of something; the session keeps it meanwhile. */
public final class Onward {

    private static final String KEY = "onward";

    private Onward() {}

    /** Remembers the page, if it is one of ours. */
    public static void afterSignIn(HttpServletRequest request, String page) {
        request.getSession().setAttribute(KEY, OwnPage.of(page));
    }

    /** What was remembered, which is forgotten then. */
    static Optional<String> take(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Object page = session == null ? null : session.getAttribute(KEY);
        if (page != null) {
            session.removeAttribute(KEY);
        }
        return Optional.ofNullable((String) page);
    }
}
