package org.zhengcheng.organization;

import java.util.UUID;

/**
 * A post held by somebody: a role in an organisation.
 *
 * @param organizationName for records and pages
 */
public record Office(UUID organizationId, String organizationName, Role post) {

    /** As written into a record: 书记 · 第一党支部. */
    public String title() {
        return post.title() + " · " + organizationName;
    }
}
