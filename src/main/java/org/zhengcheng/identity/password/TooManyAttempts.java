package org.zhengcheng.identity.password;

import org.springframework.security.core.AuthenticationException;

/** Too many wrong passwords for this name or from this address; even the right one is not looked at for a while. */
public class TooManyAttempts extends AuthenticationException {

    TooManyAttempts() {
        super("Too many wrong passwords");
    }
}
