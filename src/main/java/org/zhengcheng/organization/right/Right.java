package org.zhengcheng.organization.right;

import org.zhengcheng.organization.Capacity;

/** One thing that is granted: what, to whom, and to what they must stand how. */
public record Right(Verb verb, Relation relation, Capacity capacity) {}
