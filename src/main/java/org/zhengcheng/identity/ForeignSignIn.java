package org.zhengcheng.identity;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** A way to sign in that another server answers for, beside the accounts of our own; there is one or none. */
public interface ForeignSignIn {

    /** Adds it to how requests are secured. */
    void join(HttpSecurity http, AuthenticationSuccessHandler onward) throws Exception;

    /** Where it begins here. */
    String path();

    /** Where the server is, to which a form of ours may lead. */
    String origin();

    /** Whether the server answers. */
    boolean isThere();
}
