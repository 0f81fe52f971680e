package org.zhengcheng.organization;

import java.util.UUID;

/** A person as a page names them. */
public record PersonName(UUID id, String name) {}
