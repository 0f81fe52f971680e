package org.zhengcheng.organization;

import java.util.UUID;
import org.zhengcheng.language.Text;

/**
 * A post held by somebody: a role in an organisation.
 *
 * @param organizationName for records and pages
 */
public record Office(UUID organizationId, String organizationName, Role post) {

    /** As written into a record: 书记 · 第一党支部. */
    public Text title() {
        return new Text(
                post.title().chinese() + " · " + organizationName, post.title().english() + " · " + organizationName);
    }
}
