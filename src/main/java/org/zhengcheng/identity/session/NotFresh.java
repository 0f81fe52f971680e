package org.zhengcheng.identity.session;

/** The password has to be typed again first. */
public class NotFresh extends RuntimeException {

    private final transient String page;

    NotFresh(String page) {
        this.page = page;
    }

    /** Where to come back to. */
    public String page() {
        return page;
    }
}
