package org.zhengcheng.organization;

import java.util.UUID;

/**
 * An organisation as pages and records name it.
 *
 * @param type the code of the glossary, section 2
 */
public record Organization(UUID id, String name, String type) {}
