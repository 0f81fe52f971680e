package org.zhengcheng.organization.tree;

/** There is no organisation of an id. */
public class NoSuchOrganization extends RuntimeException {}
