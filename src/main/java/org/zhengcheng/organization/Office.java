package org.zhengcheng.organization;

import java.util.UUID;
import org.zhengcheng.language.Text;

/**
 * A post in which somebody acts: a role in an organisation.
 *
 * @param organizationName for records and pages
 * @param instead in whose place somebody acts who does not hold the post; null for the holder
 */
public record Office(UUID organizationId, String organizationName, Role post, Instead instead) {

    /** A post that its holder acts in. */
    public Office(UUID organizationId, String organizationName, Role post) {
        this(organizationId, organizationName, post, null);
    }

    /** As written into a record: 书记 · 第一党支部; of a substitute 书记 · 第一党支部（代党员寅）. */
    public Text title() {
        String chinese = post.title().chinese() + " · " + organizationName;
        String english = post.title().english() + " · " + organizationName;
        return instead == null
                ? new Text(chinese, english)
                : new Text(chinese + "（代" + instead.name() + "）", english + " (for " + instead.name() + ")");
    }

    /** Whether they hold the post themselves. */
    public boolean isOwn() {
        return instead == null;
    }

    /** Whether somebody acts in it for a procedure; a substitute may be one for a single procedure. */
    public boolean covers(String procedureKey) {
        return instead == null
                || instead.procedureKey() == null
                || instead.procedureKey().equals(procedureKey);
    }

    /**
     * In whose place.
     *
     * @param procedureKey the only procedure it is for; null for all
     */
    public record Instead(UUID personId, String name, String procedureKey) {}
}
