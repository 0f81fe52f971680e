package org.zhengcheng.identity;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * Who is acting: the person behind the account that signed in. Rights are asked of the person, never of the account, so
 * two accounts of one person are one actor.
 *
 * @param personId the person
 * @param name how the person is called on pages and in records
 */
public record Actor(UUID personId, String username, String name, String password, boolean isEnabled)
        implements UserDetails, Serializable {

    /** Rights follow from posts on the day, not from authorities fixed at sign-in. */
    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of();
    }

    @Override
    public String getUsername() {
        return username;
    }

    @Override
    public String getPassword() {
        return password;
    }

    /** Logs must not hold the hash. */
    @Override
    public String toString() {
        return "Actor[" + username + "]";
    }
}
