package org.zhengcheng.organization.relative;

import org.zhengcheng.language.Text;

/** What one person is to another. */
public enum Kinship {
    SPOUSE("配偶", "spouse"),
    PARENT("父母", "parent"),
    CHILD("子女", "child"),
    SIBLING("兄弟姐妹", "brother or sister"),
    GRANDPARENT("祖父母、外祖父母", "grandparent"),
    GRANDCHILD("孙子女、外孙子女", "grandchild"),
    IN_LAW("配偶的近亲属", "in-law"),
    OTHER("其他应当回避的关系", "another relation that calls for recusal");

    private final Text title;

    Kinship(String chinese, String english) {
        this.title = new Text(chinese, english);
    }

    /** What it is called. */
    public Text title() {
        return title;
    }

    /** What the one is to the other if the other is this to the one. */
    Kinship inverse() {
        return switch (this) {
            case PARENT -> CHILD;
            case CHILD -> PARENT;
            case GRANDPARENT -> GRANDCHILD;
            case GRANDCHILD -> GRANDPARENT;
            default -> this;
        };
    }
}
